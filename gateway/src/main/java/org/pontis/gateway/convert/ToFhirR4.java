package org.pontis.gateway.convert;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.encoding.Part10Reader;
import org.pontis.dicom.encoding.ReadLimits;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.query.Projection;
import org.pontis.dicom.source.SiteId;
import org.pontis.mappings.FhirR4Mapper;
import org.pontis.mappings.site.MappedSite;
import org.pontis.mappings.study.StudyAssembler;

/**
 * One ImagingStudy for each study, each after its Patient where it has one. Reads the files twice:
 * which study each belongs to, then study by study what the resource needs. Endpoints are left out,
 * since nothing serves the files.
 */
final class ToFhirR4 implements Conversion {
  private static final MappedSite HERE = MappedSite.of(new SiteId("files"), "Files");

  private final OutputStream out;
  private final Part10Reader reader = new Part10Reader(ReadLimits.DEFAULT);
  private final FhirR4Mapper mapper = FhirR4Mapper.standard();
  private final IParser json = FhirContext.forR4Cached().newJsonParser();
  private final Set<String> patients = new HashSet<>();

  ToFhirR4(OutputStream out) {
    this.out = out;
  }

  @Override
  public void convert(List<Path> files, Report report) throws IOException {
    Map<Uid, List<Path>> studies = new LinkedHashMap<>();
    for (Path file : files) {
      study(file, report)
          .ifPresent(uid -> studies.computeIfAbsent(uid, _ -> new ArrayList<>()).add(file));
    }
    for (List<Path> study : studies.values()) {
      try {
        write(study, report);
      } catch (ImagingException unmappable) {
        report.failed(study.getFirst(), unmappable);
      }
    }
  }

  private Optional<Uid> study(Path file, Report report) {
    Optional<Dataset> header = header(file, report);
    Optional<Uid> study = header.flatMap(dataset -> dataset.uid(Tags.StudyInstanceUID));
    if (header.isPresent() && study.isEmpty()) {
      report.failed(file, "has no Study Instance UID");
    }
    return study;
  }

  private Optional<Dataset> header(Path file, Report report) {
    try {
      return Optional.of(reader.readBefore(Tags.PixelData, file).dataset());
    } catch (ImagingException unreadable) {
      report.failed(file, unreadable);
    } catch (IOException unreadable) {
      report.failed(file, "can't be read");
    }
    return Optional.empty();
  }

  private void write(List<Path> study, Report report) throws IOException {
    List<Resource> resources = new ArrayList<>(2);
    Projection needed = Projection.of(mapper.studyAttributes());
    StudyAssembler assembler = mapper.studies(_ -> HERE, made -> resources.add(served(made)));
    for (Path file : study) {
      Optional<Dataset> header = header(file, report);
      header
          .filter(_ -> resources.isEmpty())
          .flatMap(ToFhirR4.this::patient)
          .ifPresent(resources::add);
      header.ifPresent(dataset -> assembler.accept(HERE.id(), needed.apply(dataset)));
    }
    assembler.finish();
    for (Resource resource : resources) {
      write(resource);
    }
  }

  /** The patient, if it has an id and was not written with an earlier study. */
  private Optional<Patient> patient(Dataset dataset) {
    return dataset.string(Tags.PatientID).isEmpty()
        ? Optional.empty()
        : Optional.of(mapper.patient(HERE, dataset)).filter(p -> patients.add(p.getIdPart()));
  }

  private static ImagingStudy served(ImagingStudy study) {
    study.setEndpoint(List.of());
    study.getSeries().forEach(series -> series.setEndpoint(List.of()));
    return study;
  }

  private void write(Resource resource) throws IOException {
    out.write(json.encodeResourceToString(resource).getBytes(StandardCharsets.UTF_8));
    out.write('\n');
  }
}
