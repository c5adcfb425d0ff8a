package org.pontis.routes.federation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.DatasetBuilder;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Vr;

/** Small data sets for merging. */
final class Studies {
  private Studies() {}

  static Dataset study(String uid, String date) {
    return Dataset.builder()
        .text(Tags.StudyInstanceUID, Vr.UI, uid)
        .text(Tags.StudyDate, Vr.DA, date)
        .build();
  }

  static Dataset patient(String id, String issuer) {
    DatasetBuilder patient = Dataset.builder().text(Tags.PatientID, Vr.LO, id);
    return issuer.isEmpty()
        ? patient.build()
        : patient.text(Tags.IssuerOfPatientID, Vr.LO, issuer).build();
  }

  static Dataset instance(String study, String series, String uid) {
    return Dataset.builder()
        .text(Tags.StudyInstanceUID, Vr.UI, study)
        .text(Tags.SeriesInstanceUID, Vr.UI, series)
        .text(Tags.SOPInstanceUID, Vr.UI, uid)
        .build();
  }

  /** Studies of which some share a date, some have none, and UIDs repeat between calls. */
  static List<Dataset> random(Random random, int count) {
    List<Dataset> studies = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int uid = random.nextInt(3 * count + 1);
      boolean known =
          studies.stream().anyMatch(s -> s.strings(Tags.StudyInstanceUID).contains("1.2." + uid));
      if (!known) {
        studies.add(study("1.2." + uid, date(uid)));
      }
    }
    return studies;
  }

  private static String date(int uid) {
    return uid % 7 == 0 ? "" : "202%d0%d1%d".formatted(uid % 5, 1 + uid % 9, uid % 10);
  }
}
