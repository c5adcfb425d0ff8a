package org.pontis.mappings;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.Resource;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.json.DicomJsonReader;
import org.pontis.dicom.json.JsonLimits;
import org.pontis.dicom.source.SiteId;
import org.pontis.mappings.site.IdentifierSystems;
import org.pontis.mappings.site.MappedSite;
import org.pontis.mappings.study.StudyAssembler;

/**
 * The golden cases: matches as DICOM JSON and the resources they become. Run the tests with {@code
 * -Dgolden=write} to write the resources anew, and explain the difference.
 */
public final class Golden {
  /** A site of which everything is configured. */
  public static final MappedSite KNOWN =
      new MappedSite(
          new SiteId("north"),
          "North University Hospital",
          Optional.of(ZoneId.of("Europe/Athens")),
          new IdentifierSystems(
              Map.of("NORTH", URI.create("urn:oid:1.2.300.9.1")),
              Optional.of(URI.create("urn:oid:1.2.300.9.2")),
              Optional.of(URI.create("urn:oid:1.2.300.9.3"))));

  /** A site of which nothing is configured. */
  public static final MappedSite UNKNOWN =
      MappedSite.of(new SiteId("small-clinic"), "Small Clinic");

  /** The names of the studies. */
  public static final List<String> STUDIES =
      List.of(
          "ct-of-chest-and-abdomen",
          "mammography-with-report",
          "hardly-anything",
          "terms-nobody-knows");

  /** The names of the patients. */
  public static final List<String> PATIENTS =
      List.of("patient-japanese", "patient-german", "patient-without-anything");

  private static final Path FOLDER =
      Repository.root().resolve("mappings/src/test/resources/golden");

  private Golden() {}

  /** The matches of a case. */
  public static List<Dataset> matches(String name) throws IOException {
    List<Dataset> matches = new ArrayList<>();
    try (InputStream in = Files.newInputStream(FOLDER.resolve(name + ".dicom.json"))) {
      new DicomJsonReader(JsonLimits.DEFAULT).readAll(in, matches::add);
    }
    return matches;
  }

  /** The studies the matches of a case become. */
  public static List<ImagingStudy> studies(FhirR4Mapper mapper, MappedSite site, String name)
      throws IOException {
    List<ImagingStudy> studies = new ArrayList<>();
    StudyAssembler assembler = mapper.studies(id -> site, studies::add);
    for (Dataset match : matches(name)) {
      assembler.accept(site.id(), match);
    }
    assembler.finish();
    return studies;
  }

  /** The resource as it is kept. */
  public static String expected(String name, Resource actual) throws IOException {
    Path file = FOLDER.resolve(name + ".fhir.json");
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(file, json(actual));
    }
    return Files.readString(file);
  }

  /** The resource as FHIR JSON. */
  public static String json(Resource resource) {
    IParser parser = FhirContext.forR4Cached().newJsonParser().setPrettyPrint(true);
    return parser.encodeResourceToString(resource) + "\n";
  }
}
