package org.pontis.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.conformance.harness.Answer;
import org.pontis.conformance.harness.Checkout;
import org.pontis.conformance.harness.GatewayUnderTest;
import org.pontis.conformance.harness.Http;
import org.pontis.conformance.oracle.FhirValidation;
import org.pontis.conformance.oracle.PydicomElements;
import org.pontis.conformance.oracle.SampleSites;

/** Every FHIR resource served over the sample data, asked of HL7's validator. */
class ValidatorIT {
  private static final String EU_IMAGING_STUDY =
      "http://hl7.eu/fhir/imaging/StructureDefinition/ImagingStudyEuImaging";

  /** The set that shared/ig/README.md calls R4 production. */
  private static final List<String> PACKAGES =
      List.of(
          "ihe.rad.mado-0.1.0",
          "hl7.fhir.eu.imaging-1.0.0-ci-20260610",
          "hl7.fhir.eu.base-2.0.0",
          "hl7.fhir.eu.extensions.r4-1.2.1-ci",
          "hl7.fhir.eu.health-data-api-1.0.0-ballot",
          "ihe.iti.mhd-4.2.3",
          "ihe.iti.balp-1.1.5-ci",
          "ihe.formatcode.fhir-1.6.0-ci",
          "ihe.pharm.mpd.r4-extensions-only",
          "offline.xver-r5.r4.subset-0.0.1",
          "offline.fhir.dicom.subset-0.0.1",
          "hl7.fhir.uv.extensions.r4-5.2.0",
          "hl7.terminology.r4-7.0.1");

  private static GatewayUnderTest gateway;
  private static FhirValidation validation;

  @BeforeAll
  static void start() throws IOException {
    Path samples = Checkout.shared(ValidatorIT.class, "data/dicom/valid");
    Path folder = Checkout.shared(ValidatorIT.class, "ig/packages/r4");
    gateway =
        GatewayUnderTest.over(
            SampleSites.of(samples, PydicomElements.of(ValidatorIT.class, samples)).sites());
    validation = new FhirValidation(packages(folder));
  }

  @AfterAll
  static void stop() {
    if (gateway != null) {
      gateway.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ImagingStudy", "Patient", "Endpoint"})
  void resources_areValidAgainstTheCore(String type) {
    List<Resource> resources = everything(type);

    SoftAssertions softly = new SoftAssertions();
    resources.forEach(
        resource -> softly.assertThat(validation.errors(resource)).as(resource.getId()).isEmpty());
    softly.assertAll();
    assertThat(resources).isNotEmpty();
  }

  @Test
  void imagingStudies_areValidAgainstTheEuropeanProfileWhereTheirContentAllows() {
    SoftAssertions softly = new SoftAssertions();
    int complete = 0;
    for (Resource resource : everything("ImagingStudy")) {
      ImagingStudy study = (ImagingStudy) resource;
      if (study.hasSubject()) {
        complete++;
        softly.assertThat(validation.errors(study, EU_IMAGING_STUDY)).as(study.getId()).isEmpty();
      }
    }
    softly.assertAll();
    assertThat(complete).as("studies with the profile's mandatory content").isGreaterThan(50);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/ImagingStudy?_count=3",
        "/ImagingStudy?_count=0",
        "/Patient?_count=3",
        "/Endpoint"
      })
  void bundles_areValid(String query) {
    Resource bundle = get(gateway.fhir() + query);

    assertThat(validation.errors(bundle)).isEmpty();
  }

  /** Summaries leave out extensions, by which the European profile lets something be absent. */
  @Test
  void summaries_areValidAgainstTheCoreAndSayThatTheyAreIncomplete() {
    Bundle bundle = (Bundle) get(gateway.fhir() + "/ImagingStudy?_count=5&_summary=true");

    for (Bundle.BundleEntryComponent entry : bundle.getEntry()) {
      Resource study = entry.getResource();
      study.getMeta().getProfile().clear();
      assertThat(study.getMeta().getTag()).extracting(tag -> tag.getCode()).contains("SUBSETTED");
      assertThat(validation.errors(study)).isEmpty();
    }
  }

  @Test
  void capabilityStatement_isValid() {
    Resource statement = get(gateway.fhir() + "/metadata");

    assertThat(statement).isInstanceOf(CapabilityStatement.class);
    assertThat(validation.errors(statement)).isEmpty();
  }

  @Test
  void operationOutcome_isValid() {
    Answer answer =
        Http.get(gateway.fhir() + "/ImagingStudy/nothing", "Accept", "application/fhir+json");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(validation.errors(parsed(answer))).isEmpty();
  }

  @Test
  void validator_refusesWhatIsWrong() {
    ImagingStudy study = ((ImagingStudy) everything("ImagingStudy").getFirst()).copy();
    study.setStatus(null);
    study.getIdentifier().clear();

    assertThat(validation.errors(study)).isNotEmpty();
    assertThat(validation.errors(study, EU_IMAGING_STUDY)).hasSizeGreaterThan(1);
  }

  private static List<Resource> everything(String type) {
    List<Resource> resources = new ArrayList<>();
    String url = gateway.fhir() + "/" + type + "?_count=50";
    while (true) {
      Bundle page = (Bundle) get(url);
      page.getEntry().forEach(entry -> resources.add(entry.getResource()));
      if (page.getLink(Bundle.LINK_NEXT) == null) {
        return resources;
      }
      url = page.getLink(Bundle.LINK_NEXT).getUrl();
    }
  }

  private static Resource get(String url) {
    Answer answer = Http.get(url, "Accept", "application/fhir+json");
    assertThat(answer.status()).as("%s: %s", url, answer.text()).isEqualTo(200);
    return parsed(answer);
  }

  private static Resource parsed(Answer answer) {
    return (Resource) FhirContext.forR4Cached().newJsonParser().parseResource(answer.text());
  }

  private static List<Path> packages(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> PACKAGES.contains(file.getFileName().toString().replace(".tgz", "")))
          .sorted()
          .toList();
    }
  }
}
