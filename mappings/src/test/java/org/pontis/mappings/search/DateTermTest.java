package org.pontis.mappings.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.query.Matching;

/** FHIR R4 search 3.1.1.5.8, with values without a zone in the local time of the resource. */
final class DateTermTest {

  @ParameterizedTest
  @CsvSource({
    // value, resource, whether it fulfils it
    "2026-11-23, 2026-11-23, true",
    "2026-11-23, 2026-11-23T23:59:59+02:00, true",
    "2026-11-23, 2026-11-24T00:00:00+14:00, false",
    "2026-11, 2026-11-30, true",
    "2026-11-23T08:00, 2026-11-23T08:00:59Z, true",
    "2026-11-23T08:00, 2026-11-23T08:01:00Z, false",
    "2026-11-23T08:00:00Z, 2026-11-23T10:00:00+02:00, true",
    "2026-11-23T08:00:00Z, 2026-11-23T08:00:00+02:00, false",
    "2026-11-23T08:00:00Z, 2026-11-23, false",
    "ne2026-11-23, 2026-11-24, true",
    "ne2026-11-23, 2026-11-23T10:00:00Z, false",
    "gt2026-11-23, 2026-11-24, true",
    "gt2026-11-23, 2026-11-23T23:00:00Z, false",
    "gt2026-11-23T08:00:00Z, 2026-11-23, true",
    "ge2026-11-23T08:00:00Z, 2026-11-23T08:00:00Z, true",
    "ge2026-11-23T08:00:00Z, 2026-11-23T09:59:59+02:00, false",
    "lt2026-11-23, 2026-11-22, true",
    "lt2026-11-23, 2026-11-23, false",
    "lt2026-11-23T08:00:00Z, 2026-11-23T09:59:59+02:00, true",
    "le2026-11-23, 2026-11-23T23:59:59-05:00, true",
    "le2026-11-23, 2026-11-24, false",
    "sa2026-11-23, 2026-11-24, true",
    "sa2026-11-23T08:00:00Z, 2026-11-23, false",
    "eb2026-11-23, 2026-11-22T23:59:59.999Z, true",
    "eb2026-11-23T08:00:00Z, 2026-11-23, false",
    "ap2026-11-23, 2026-11-24, true",
    "ap2026-11-23, 2026-11-25, false",
    "2026-11-23T08:00:00 02:00, 2026-11-23T08:00:00+02:00, true"
  })
  void test_comparesStretchesOfTime(String value, String resource, boolean expected) {
    DateTerm term = DateTerm.parse(term(value), value);

    assertThat(term.test(FhirMoment.parse(resource).orElseThrow())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23, 2026-11-23, 2026-11-23",
    "2024-02, 2024-02-01, 2024-02-29",
    "gt2026, 2027-01-01, ",
    "lt2026-11, , 2026-10-31",
    "2026-11-23T08:00, 2026-11-23, 2026-11-23",
    "gt2026-11-23T08:00, 2026-11-23, ",
    "lt2026-11-23T08:00, , 2026-11-23",
    "2026-11-23T08:00:00Z, 2026-11-21, 2026-11-25",
    "sa2026-11-23T08:00:00Z, 2026-11-21, ",
    "eb2026-11-23T08:00:00Z, , 2026-11-25",
    "ap2026-11-23, 2026-11-22, 2026-11-24",
    "ne2026-11-23, , "
  })
  void days_holdEveryLocalDateThatMayFulfilIt(String value, LocalDate from, LocalDate to) {
    Matching.DateRange days = DateTerm.parse(term(value), value).days();

    assertThat(days)
        .isEqualTo(new Matching.DateRange(Optional.ofNullable(from), Optional.ofNullable(to)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "2026-13",
        "2026-02-30",
        "26-01-01",
        "2026-1-1",
        "2026-11-23T25:00",
        "xx2026",
        "2026-11-23T08",
        "2026-11-23T08:00:00+25:00",
        "ge",
        "20261123",
        "2026-11-23Z"
      })
  void parse_refusesWhatIsNoDate(String value) {
    assertThatThrownBy(() -> DateTerm.parse(term(value), value))
        .isInstanceOf(ImagingException.class)
        .hasMessageContaining("'started' is not a date");
  }

  private static SearchTerm term(String value) {
    return new SearchTerm("started", Optional.empty(), List.of(value));
  }
}
