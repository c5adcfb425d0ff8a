package org.pontis.dicom.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Vr;

class RangeMatchingTest {

  private static Dataset study(String date, String time) {
    return Dataset.builder()
        .text(Tags.StudyDate, Vr.DA, date)
        .text(Tags.StudyTime, Vr.TM, time)
        .build();
  }

  private static Key dates(String from, String to) {
    return new Key(
        ElementPath.of(Tags.StudyDate),
        new Matching.DateRange(
            Optional.ofNullable(from).map(LocalDate::parse),
            Optional.ofNullable(to).map(LocalDate::parse)));
  }

  private static Key times(String from, String to) {
    return new Key(
        ElementPath.of(Tags.StudyTime),
        new Matching.TimeRange(
            Optional.ofNullable(from).map(LocalTime::parse),
            Optional.ofNullable(to).map(LocalTime::parse)));
  }

  private static boolean matches(Dataset dataset, Key... keys) {
    return Matcher.of(List.of(keys)).test(dataset);
  }

  @ParameterizedTest
  @CsvSource({
    "20250110, 2025-01-10, 2025-01-10, true",
    "20250110, 2025-01-01, 2025-01-31, true",
    "20250110, 2025-01-11, 2025-01-31, false",
    "20250110, , 2025-01-10, true",
    "20250110, , 2025-01-09, false",
    "20250110, 2025-01-10, , true",
    "20250110, 2025-01-11, , false",
    "2025.01.10, 2025-01-10, 2025-01-10, true",
    "202501, 2025-01-10, 2025-01-11, true",
    "202501, 2025-02-10, 2025-02-11, false",
    "'', 2025-01-10, , false",
    "garbage, , 2025-01-10, false"
  })
  void dateRange_includesBothEnds(String date, String from, String to, boolean expected) {
    assertThat(matches(study(date, ""), dates(from, to))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "103000, 10:30, 11:00, true",
    "110000.000001, 10:30, 11:00, false",
    "10, 10:30, 11:00, true",
    "09, 10:30, 11:00, false",
    "10:45:00, 10:30, 11:00, true",
    "2359, 23:00, , true",
    "0000, , 00:00, true"
  })
  void timeRange_includesBothEnds(String time, String from, String to, boolean expected) {
    assertThat(matches(study("", time), times(from, to))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "1030, 103000, true",
    "103000, 103000.000, true",
    "103000.000, 103000, true",
    "10:30, 1030, true",
    "1031, 1030, false",
    "103015, 1030, true"
  })
  void singleTime_matchesByMeaning(String time, String key, boolean expected) {
    Key single = new Key(ElementPath.of(Tags.StudyTime), new Matching.SingleValue(key));

    assertThat(matches(study("", time), single)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "20060705, 0959, false",
    "20060705, 1000, true",
    "20060705, 2300, true",
    "20060706, 0300, true",
    "20060707, 1800, true",
    "20060707, 180001, false",
    "20060707, '', true",
    "20060708, '', false"
  })
  void dateAndTimeRange_areOneRangeOfMoments(String date, String time, boolean expected) {
    Key days = dates("2006-07-05", "2006-07-07");
    Key hours = times("10:00", "18:00");

    assertThat(matches(study(date, time), days, hours)).isEqualTo(expected);
    assertThat(matches(study(date, time), hours, days)).isEqualTo(expected);
  }

  @Test
  void dateAndTimeRange_ofDifferentFormsAreMatchedApart() {
    Key days = dates("2006-07-05", null);
    Key hours = times("10:00", "18:00");

    assertThat(matches(study("20060706", "0300"), days, hours)).isFalse();
    assertThat(matches(study("20070101", "1200"), days, hours)).isTrue();
  }

  @Test
  void timeRangeAlone_isATimeOfAnyDay() {
    assertThat(matches(study("20060705", "1200"), times("10:00", "18:00"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "20250110103000, true",
    "20250110103000+0100, true",
    "202501, true",
    "20250111, false",
    "20250110093000, false"
  })
  void dateTimeRange_matchesDt(String value, boolean expected) {
    Dataset instance = Dataset.builder().text(Tags.AcquisitionDateTime, Vr.DT, value).build();
    Matching range =
        new Matching.DateTimeRange(
            Optional.of(LocalDateTime.parse("2025-01-10T10:00")),
            Optional.of(LocalDateTime.parse("2025-01-10T11:00")));

    assertThat(matches(instance, new Key(ElementPath.of(Tags.AcquisitionDateTime), range)))
        .isEqualTo(expected);
  }

  @Test
  void dateRange_appliesToTheDayOfDt() {
    Dataset instance =
        Dataset.builder().text(Tags.AcquisitionDateTime, Vr.DT, "20250110103000").build();
    Matching day =
        new Matching.DateRange(
            Optional.of(LocalDate.of(2025, 1, 10)), Optional.of(LocalDate.of(2025, 1, 10)));

    assertThat(matches(instance, new Key(ElementPath.of(Tags.AcquisitionDateTime), day))).isTrue();
  }
}
