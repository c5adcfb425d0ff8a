package org.pontis.mappings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.encoding.Part10Reader;
import org.pontis.dicom.encoding.ReadLimits;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.mappings.site.MappedSite;
import org.pontis.mappings.study.StudyAssembler;

/** Real objects of many vendors and tools as resources. */
final class SampleStudies {
  private static final Comparator<Dataset> ORDER =
      Comparator.comparing((Dataset header) -> header.string(Tags.StudyInstanceUID).orElse(""))
          .thenComparing(header -> header.string(Tags.SeriesInstanceUID).orElse(""))
          .thenComparing(header -> header.string(Tags.SOPInstanceUID).orElse(""));

  private SampleStudies() {}

  /** The studies and patients of every file below a folder that can be addressed. */
  static List<Resource> resources(FhirR4Mapper mapper, MappedSite site, Path folder)
      throws IOException {
    List<Resource> resources = new ArrayList<>();
    StudyAssembler assembler = mapper.studies(id -> site, resources::add);
    for (Dataset header : headers(folder)) {
      assembler.accept(site.id(), header);
      if (header.string(Tags.PatientID).isPresent()) {
        resources.add(mapper.patient(site, header));
      }
    }
    assembler.finish();
    return distinct(resources);
  }

  private static List<Resource> distinct(List<Resource> resources) {
    List<Resource> distinct = new ArrayList<>();
    resources.stream().filter(ImagingStudy.class::isInstance).forEach(distinct::add);
    resources.stream()
        .filter(Patient.class::isInstance)
        .collect(Collectors.toMap(Golden::json, r -> r, (one, other) -> one))
        .values()
        .forEach(distinct::add);
    return distinct;
  }

  private static List<Dataset> headers(Path folder) throws IOException {
    Part10Reader reader = new Part10Reader(ReadLimits.DEFAULT);
    List<Dataset> headers = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        read(reader, file).filter(SampleStudies::isAddressable).forEach(headers::add);
      }
    }
    headers.sort(ORDER);
    return headers;
  }

  private static Stream<Dataset> read(Part10Reader reader, Path file) throws IOException {
    try {
      return Stream.of(reader.readBefore(Tags.PixelData, file).dataset());
    } catch (ImagingException notAnObject) {
      return Stream.empty();
    }
  }

  private static boolean isAddressable(Dataset header) {
    return Stream.of(Tags.StudyInstanceUID, Tags.SeriesInstanceUID, Tags.SOPInstanceUID)
        .allMatch(tag -> header.uid(tag).isPresent());
  }
}
