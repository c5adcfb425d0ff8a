package org.pontis.mappings.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Random;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;

/** Whatever a caller sends ends in a search or in a refusal that is the caller's affair. */
final class AnySearchTest {
  private static final List<String> FRAGMENTS =
      List.of(
          "",
          "|",
          ",",
          "\\",
          "urn:oid:",
          "urn:dicom:uid|",
          "1.2.3",
          "north.",
          "north.r",
          "north.h",
          "Patient/",
          "Endpoint/",
          "http://snomed.info/sct|",
          "816094009",
          "CT",
          "ge",
          "ne",
          "ap",
          "2026",
          "-11",
          "-31",
          "T25",
          "T08:00",
          ":00Z",
          "+14:00",
          "0000",
          "9999",
          "12-31",
          "*",
          "?",
          "^",
          "=",
          "ä",
          "\u0000",
          "\uD800",
          "available",
          "unknown",
          "male",
          "started",
          "-started");

  @Test
  void studies_areASearchOrARefusal() {
    Random random = new Random(20261123);

    for (int i = 0; i < 20_000; i++) {
      SearchTerm term = term(random, SearchToQuery.parameters("ImagingStudy"));
      assertThatCode(() -> study(term)).as(term.toString()).doesNotThrowAnyException();
    }
  }

  @Test
  void patients_areASearchOrARefusal() {
    Random random = new Random(19700101);

    for (int i = 0; i < 20_000; i++) {
      SearchTerm term = term(random, SearchToQuery.parameters("Patient"));
      assertThatCode(() -> patient(term)).as(term.toString()).doesNotThrowAnyException();
    }
  }

  private static SearchTerm term(Random random, List<SearchParameter> parameters) {
    SearchParameter parameter = parameters.get(random.nextInt(parameters.size()));
    StringBuilder value = new StringBuilder();
    for (int i = 1 + random.nextInt(5); i > 0; i--) {
      value.append(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
    }
    String modifier = random.nextInt(8) == 0 ? ":exact" : "";
    return SearchTerm.parse(parameter.name() + modifier, value.toString());
  }

  private static void study(SearchTerm term) {
    try {
      FhirSearch<ImagingStudy> search = SearchToQuery.studies(List.of(term));
      search.residual().ifPresent(residual -> assertThat(residual).rejects(new ImagingStudy()));
    } catch (ImagingException refused) {
      assertIsTheCallersAffair(refused);
    }
  }

  private static void patient(SearchTerm term) {
    try {
      FhirSearch<Patient> search = SearchToQuery.patients(List.of(term));
      search.residual().ifPresent(residual -> assertThat(residual).rejects(new Patient()));
    } catch (ImagingException refused) {
      assertIsTheCallersAffair(refused);
    }
  }

  private static void assertIsTheCallersAffair(ImagingException refused) {
    assertThat(refused.problem().type())
        .isIn(ProblemType.INVALID_QUERY, ProblemType.UNSUPPORTED_KEY);
  }
}
