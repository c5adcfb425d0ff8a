package org.pontis.testkit.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.pontis.testkit.synthetic.BodyPart;
import org.pontis.testkit.synthetic.Exam;
import org.pontis.testkit.synthetic.Extent;
import org.pontis.testkit.synthetic.Modality;
import org.pontis.testkit.synthetic.Subject;
import org.pontis.testkit.synthetic.Subject.Sex;
import org.pontis.testkit.synthetic.SyntheticStudy;

/**
 * What the demo's hospitals have made. The names say "test", "example" and "sample" in the language
 * of each. P-1001 is someone else in the south than in the north.
 */
final class DemoStudies {
  private static final Subject GREEK_TEST =
      new Subject("P-1001", "Δοκιμαστικός^Ανδρέας", LocalDate.of(1957, 3, 14), Sex.M);
  private static final Subject GREEK_EXAMPLE =
      new Subject("P-1002", "Παραδείγματος^Μαρία", LocalDate.of(1969, 10, 2), Sex.F);
  private static final Subject GERMAN_EXAMPLE =
      new Subject("P-1001", "Mustermann^Jörg^^Dr.", LocalDate.of(1981, 7, 30), Sex.M);
  private static final Subject GERMAN_TEST =
      new Subject("P-2002", "Prüfling-Größe^Käthe", LocalDate.of(1948, 12, 24), Sex.F);
  private static final Subject JAPANESE_SAMPLE =
      new Subject("E0001", "Mihon^Hanako=見本^花子=みほん^はなこ", LocalDate.of(1975, 5, 5), Sex.F);
  private static final Subject JAPANESE_TEST =
      new Subject("E0002", "Shiken^Taro=試験^太郎=しけん^たろう", LocalDate.of(1990, 11, 3), Sex.M);

  private DemoStudies() {}

  static List<SyntheticStudy> north() {
    return List.of(
        study(
            Hospital.NORTH, GREEK_TEST, exam(101, Modality.CT, BodyPart.HEAD, "Αξονική εγκεφάλου")),
        sharedBetweenNorthAndSouth(),
        study(
            Hospital.NORTH,
            GREEK_EXAMPLE,
            exam(103, Modality.MR, BodyPart.HEAD, "Μαγνητική εγκεφάλου")),
        study(
            Hospital.NORTH, GREEK_EXAMPLE, exam(104, Modality.MG, BodyPart.BREAST, "Μαστογραφία")),
        study(Hospital.NORTH, GREEK_TEST, exam(105, Modality.PT, BodyPart.CHEST, "PET θώρακα")));
  }

  static List<SyntheticStudy> south() {
    return List.of(
        sharedBetweenNorthAndSouth(),
        study(
            Hospital.SOUTH,
            GERMAN_EXAMPLE,
            exam(201, Modality.CT, BodyPart.ABDOMEN, "CT Abdomen (Übersicht)")),
        study(Hospital.SOUTH, GERMAN_TEST, exam(202, Modality.MR, BodyPart.HEAD, "MRT Schädel")),
        study(
            Hospital.SOUTH,
            GERMAN_TEST,
            exam(203, Modality.US, BodyPart.HEART, "Echokardiographie für Prüfzwecke")));
  }

  static List<SyntheticStudy> east() {
    return List.of(
        study(Hospital.EAST, JAPANESE_SAMPLE, exam(301, Modality.CT, BodyPart.CHEST, "胸部CT")),
        study(Hospital.EAST, JAPANESE_SAMPLE, exam(302, Modality.MG, BodyPart.BREAST, "乳房撮影")),
        study(Hospital.EAST, JAPANESE_TEST, exam(303, Modality.US, BodyPart.HEART, "心エコー")),
        study(Hospital.EAST, JAPANESE_TEST, exam(304, Modality.PT, BodyPart.ABDOMEN, "腹部PET")));
  }

  private static SyntheticStudy sharedBetweenNorthAndSouth() {
    return study(
        Hospital.NORTH, GREEK_TEST, exam(102, Modality.CT, BodyPart.CHEST, "Αξονική θώρακα"));
  }

  private static SyntheticStudy study(Hospital hospital, Subject subject, Numbered exam) {
    Modality modality = exam.exam().modality();
    return SyntheticStudy.of(modality, exam.number())
        .of(subject)
        .at(hospital.origin())
        .with(exam.exam())
        .with(extent(modality));
  }

  /** An examination with the number that makes its identifiers. */
  private record Numbered(int number, Exam exam) {}

  private static Numbered exam(
      int number, Modality modality, BodyPart bodyPart, String description) {
    LocalDateTime started =
        LocalDateTime.of(2026, 2, 2, 8, 15)
            .plusDays(number * 17L % 280)
            .plusMinutes(number * 37L % 540);
    return new Numbered(
        number, new Exam(modality, started, bodyPart, Optional.empty(), description));
  }

  private static Extent extent(Modality modality) {
    return switch (modality) {
      case CT -> new Extent(1, 24, 1, 256, 256);
      case MR -> new Extent(2, 16, 1, 256, 256);
      case PT -> new Extent(1, 20, 1, 128, 128);
      case MG -> new Extent(2, 2, 1, 512, 384);
      case US -> new Extent(1, 2, 16, 240, 312);
    };
  }
}
