package org.pontis.dicom.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Vr;

class MatchOrderTest {

  private static Dataset study(String uid, String date, String time) {
    return Dataset.builder()
        .text(Tags.StudyInstanceUID, Vr.UI, uid)
        .text(Tags.StudyDate, Vr.DA, date)
        .text(Tags.StudyTime, Vr.TM, time)
        .build();
  }

  private static Dataset instance(String study, String series, String number, String instance) {
    return Dataset.builder()
        .text(Tags.StudyInstanceUID, Vr.UI, study)
        .text(Tags.SeriesInstanceUID, Vr.UI, study + "." + series)
        .text(Tags.SeriesNumber, Vr.IS, series)
        .text(Tags.InstanceNumber, Vr.IS, number)
        .text(Tags.SOPInstanceUID, Vr.UI, instance)
        .build();
  }

  private static void assertOrder(MatchOrder order, List<Dataset> expected) {
    List<Dataset> shuffled = new ArrayList<>(expected);
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(shuffled, new Random(seed));
      shuffled.sort(order);
      assertThat(shuffled).as("seed %d", seed).isEqualTo(expected);
    }
  }

  @Test
  void newestFirst_putsStudiesWithoutDateLast() {
    assertOrder(
        MatchOrder.of(QueryLevel.STUDY, Ordering.NEWEST_FIRST),
        List.of(
            study("1.9", "20250102", "0900"),
            study("1.1", "20250101", "101500.5"),
            study("1.8", "2025.01.01", "10:15:00"),
            study("1.2", "20250101", ""),
            study("1.3", "20250101", ""),
            study("1.0", "", "1200"),
            study("1.4", "nonsense", "")));
  }

  @Test
  void oldestFirst_putsStudiesWithoutDateLast() {
    assertOrder(
        MatchOrder.of(QueryLevel.STUDY, Ordering.OLDEST_FIRST),
        List.of(
            study("1.2", "20250101", ""),
            study("1.1", "20250101", "1015"),
            study("1.9", "20250102", "0900"),
            study("1.0", "", "1200")));
  }

  @Test
  void instances_standInTheOrderOfTheirSeriesByNumber() {
    assertOrder(
        MatchOrder.of(QueryLevel.INSTANCE, Ordering.NEWEST_FIRST),
        List.of(
            instance("1.1", "2", "2", "5"),
            instance("1.1", "2", "10", "3"),
            instance("1.1", "2", "", "1"),
            instance("1.1", "10", "1", "2"),
            instance("1.2", "1", "1", "4")));
  }

  @Test
  void patients_areOrderedByIdThenIssuer() {
    Dataset first = Dataset.builder().text(Tags.PatientID, Vr.LO, "1").build();
    Dataset second = first.toBuilder().text(Tags.IssuerOfPatientID, Vr.LO, "A").build();
    Dataset third = Dataset.builder().text(Tags.PatientID, Vr.LO, "2").build();

    assertOrder(
        MatchOrder.of(QueryLevel.PATIENT, Ordering.NEWEST_FIRST), List.of(first, second, third));
  }
}
