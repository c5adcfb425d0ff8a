package org.pontis.mappings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.mappings.outcome.OperationOutcomes;
import org.pontis.mappings.site.MappedSite;

/** What HAPI's validator says of the golden cases. */
final class ValidationTest {
  private static final FhirR4Mapper MAPPER = FhirR4Mapper.standard();
  private static final String EU_STUDY =
      "http://hl7.eu/fhir/imaging/StructureDefinition/ImagingStudyEuImaging";

  @Test
  void resources_areValidFhir() throws IOException {
    Validation core = Validation.core();

    for (Resource resource : resources()) {
      assertThat(core.errors(resource)).as(resource.getId()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"modality", "sex", "laterality", "body-site", "anatomical-region"})
  void conceptMaps_areValidFhir(String name) throws IOException {
    String json;
    try (var in = getClass().getResourceAsStream("/conceptmaps/" + name + ".json")) {
      json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    assertThat(Validation.core().errors(json)).isEmpty();
  }

  @Test
  void resources_fulfilTheEuropeanProfilesTheyClaim() throws IOException {
    Optional<Path> packages = Repository.shared("ig/packages/r4");
    assumeTrue(packages.isPresent(), "the European packages are not here");
    Validation european = Validation.european(packages.orElseThrow());

    for (Resource resource : resources()) {
      assertThat(european.errors(resource)).as(resource.getId()).isEmpty();
    }
    ImagingStudy claimed = study("hardly-anything", Golden.KNOWN);
    claimed.getMeta().addProfile(EU_STUDY);
    claimed.getIdentifier().clear();
    assertThat(european.errors(claimed)).isNotEmpty();
  }

  @Test
  void sampleData_becomesValidFhirThatFulfilsWhatItClaims() throws IOException {
    Optional<Path> packages = Repository.shared("ig/packages/r4");
    Optional<Path> samples = Repository.shared("data/dicom/valid");
    assumeTrue(packages.isPresent() && samples.isPresent(), "the shared data is not here");
    List<Validation> validations =
        List.of(Validation.core(), Validation.european(packages.orElseThrow()));

    List<Resource> resources = SampleStudies.resources(MAPPER, Golden.KNOWN, samples.orElseThrow());

    assertThat(resources).hasSizeGreaterThan(50);
    List<String> errors = new ArrayList<>();
    for (Resource resource : resources) {
      validations.stream()
          .flatMap(validation -> validation.errors(resource).stream())
          .forEach(error -> errors.add(resource.getId() + " " + error));
    }
    assertThat(errors).isEmpty();
  }

  private static List<Resource> resources() throws IOException {
    List<Resource> resources = new ArrayList<>();
    for (MappedSite site : List.of(Golden.KNOWN, Golden.UNKNOWN)) {
      for (String name : Golden.STUDIES) {
        resources.add(study(name, site));
      }
      for (String name : Golden.PATIENTS) {
        resources.add(MAPPER.patient(site, Golden.matches(name).getFirst()));
      }
      resources.add(MAPPER.endpoint(site, URI.create("http://127.0.0.1:8080")));
    }
    resources.add(OperationOutcomes.error(Problem.of(ProblemType.INTERNAL, "why")));
    return resources;
  }

  private static ImagingStudy study(String name, MappedSite site) throws IOException {
    return Golden.studies(MAPPER, site, name).getFirst();
  }
}
