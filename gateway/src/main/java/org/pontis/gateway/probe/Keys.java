package org.pontis.gateway.probe;

import java.util.List;
import java.util.Map;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.DatasetBuilder;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.dictionary.Dictionary;
import org.pontis.dicom.query.QueryLevel;

/** The keys that are tried at each level (PS3.4 tables C.6-1 to C.6-5), and identifiers of them. */
final class Keys {
  /** Tells how many there are; can't be asked for in a useful way. */
  private static final List<Tag> COUNTS =
      List.of(
          Tags.NumberOfStudyRelatedSeries,
          Tags.NumberOfStudyRelatedInstances,
          Tags.NumberOfSeriesRelatedInstances);

  private static final List<Tag> STUDY =
      List.of(
          Tags.StudyInstanceUID,
          Tags.PatientName,
          Tags.PatientID,
          Tags.PatientBirthDate,
          Tags.PatientSex,
          Tags.IssuerOfPatientID,
          Tags.StudyDate,
          Tags.StudyTime,
          Tags.AccessionNumber,
          Tags.StudyID,
          Tags.StudyDescription,
          Tags.ReferringPhysicianName,
          Tags.ModalitiesInStudy,
          Tags.NumberOfStudyRelatedSeries,
          Tags.NumberOfStudyRelatedInstances);

  private static final List<Tag> SERIES =
      List.of(
          Tags.SeriesInstanceUID,
          Tags.Modality,
          Tags.SeriesNumber,
          Tags.SeriesDescription,
          Tags.BodyPartExamined,
          Tags.PerformedProcedureStepStartDate,
          Tags.NumberOfSeriesRelatedInstances);

  private static final List<Tag> INSTANCE =
      List.of(Tags.SOPInstanceUID, Tags.SOPClassUID, Tags.InstanceNumber);

  /** Values of the right form that nothing has, by representation. */
  private static final Map<Vr, String> IMPOSSIBLE =
      Map.of(
          Vr.UI, "2.25.1",
          Vr.PN, "ZZPONTISPROBE^NOBODY",
          Vr.DA, "17000101",
          Vr.TM, "031415.926535",
          Vr.CS, "ZZPROBE",
          Vr.IS, "987654321",
          Vr.LO, "ZZ PONTIS PROBE",
          Vr.SH, "ZZ PONTIS PROBE");

  private Keys() {}

  static List<Tag> of(QueryLevel level) {
    return switch (level) {
      case PATIENT -> List.of();
      case STUDY -> STUDY;
      case SERIES -> SERIES;
      case INSTANCE -> INSTANCE;
    };
  }

  static boolean isCount(Tag key) {
    return COUNTS.contains(key);
  }

  static String impossible(Tag key) {
    return IMPOSSIBLE.getOrDefault(Dictionary.vr(key), "ZZ");
  }

  static String name(Tag key) {
    return Dictionary.keyword(key).orElse(key.toString());
  }

  /** Asks for everything of a level below what is named. */
  static DatasetBuilder everything(QueryLevel level, Dataset named) {
    DatasetBuilder identifier = question(level, named);
    of(level).stream()
        .filter(key -> !named.contains(key))
        .forEach(key -> identifier.text(key, Dictionary.vr(key)));
    return identifier;
  }

  /** A question at a level about what is named, without return keys. */
  static DatasetBuilder question(QueryLevel level, Dataset named) {
    String code =
        switch (level) {
          case PATIENT -> "PATIENT";
          case STUDY -> "STUDY";
          case SERIES -> "SERIES";
          case INSTANCE -> "IMAGE";
        };
    return Dataset.builder().putAll(named).text(Tags.QueryRetrieveLevel, Vr.CS, code);
  }
}
