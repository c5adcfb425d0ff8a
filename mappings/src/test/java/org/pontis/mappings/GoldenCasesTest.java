package org.pontis.mappings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pontis.mappings.site.MappedSite;

final class GoldenCasesTest {
  private static final FhirR4Mapper MAPPER = FhirR4Mapper.standard();

  static Stream<Arguments> studies() {
    return cases(Golden.STUDIES);
  }

  static Stream<Arguments> patients() {
    return cases(Golden.PATIENTS);
  }

  private static Stream<Arguments> cases(List<String> names) {
    return names.stream()
        .flatMap(name ->
            Stream.of(Arguments.of(name, Golden.KNOWN), Arguments.of(name, Golden.UNKNOWN)));
  }

  @ParameterizedTest
  @MethodSource("studies")
  void studies_areAsKept(String name, MappedSite site) throws IOException {
    List<ImagingStudy> studies = Golden.studies(MAPPER, site, name);

    ImagingStudy study = studies.getFirst();
    assertThat(studies).hasSize(1);
    assertThat(Golden.json(study)).isEqualTo(Golden.expected(name + "-" + site.id(), study));
  }

  @ParameterizedTest
  @MethodSource("patients")
  void patient_isAsKept(String name, MappedSite site) throws IOException {
    Patient patient = MAPPER.patient(site, Golden.matches(name).getFirst());

    assertThat(Golden.json(patient)).isEqualTo(Golden.expected(name + "-" + site.id(), patient));
  }

  @Test
  void endpoint_isAsKept() throws IOException {
    Endpoint endpoint =
        MAPPER.endpoint(Golden.KNOWN, URI.create("https://imaging.example.org/pontis/"));

    assertThat(Golden.json(endpoint)).isEqualTo(Golden.expected("endpoint", endpoint));
  }
}
