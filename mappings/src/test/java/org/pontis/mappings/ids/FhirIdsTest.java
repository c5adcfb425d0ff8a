package org.pontis.mappings.ids;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.source.SiteId;

final class FhirIdsTest {
  private static final SiteId LONGEST_SITE = new SiteId("abcdefghijklmnopqrstuvwxyz");
  private static final SiteId NORTH = new SiteId("north");
  private static final String FHIR_ID = "[A-Za-z0-9.-]{1,64}";

  static Stream<Uid> uids() {
    Random random = new Random(20261123);
    Stream<String> edges =
        Stream.of(
            "0",
            "0.0",
            "00.01.002",
            "1",
            "2.25.329800735698586629295641978511506172918",
            "9".repeat(64),
            "0".repeat(64),
            "9.".repeat(31) + "99");
    return Stream.concat(edges, Stream.generate(() -> uid(random)).limit(500)).map(Uid::new);
  }

  private static String uid(Random random) {
    int length = 1 + random.nextInt(64);
    StringBuilder uid = new StringBuilder();
    for (int i = 0; i < length; i++) {
      boolean dot = i > 0 && i < length - 1 && uid.charAt(i - 1) != '.' && random.nextInt(4) == 0;
      uid.append(dot ? '.' : (char) ('0' + random.nextInt(10)));
    }
    return uid.toString();
  }

  @ParameterizedTest
  @MethodSource("uids")
  void study_isAFhirIdThatReadsBack(Uid uid) {
    StudyKey key = new StudyKey(LONGEST_SITE, uid);

    String id = FhirIds.study(key);

    assertThat(id).matches(FHIR_ID);
    assertThat(FhirIds.parseStudy(id)).contains(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "north",
        "north.",
        "north.A",
        "north.AB",
        "North.B",
        "north.B/",
        ".B",
        "north.._",
        "north.................................................................................."
      })
  void parseStudy_refusesWhatIsNoId(String id) {
    assertThat(FhirIds.parseStudy(id)).isEmpty();
  }

  static Stream<PatientKey> patients() {
    Random random = new Random(7);
    Stream<PatientKey> edges =
        Stream.of(
            new PatientKey(NORTH, Optional.empty(), "1"),
            new PatientKey(NORTH, Optional.of(""), "1"),
            new PatientKey(NORTH, Optional.of("NORTH"), "0001"),
            new PatientKey(NORTH, Optional.of("1.2.840.1"), "Ω-77"),
            new PatientKey(NORTH, Optional.of("山田病院"), "患者 9"),
            new PatientKey(NORTH, Optional.empty(), "a\0b"),
            new PatientKey(LONGEST_SITE, Optional.of("issuer".repeat(10)), "id".repeat(32)));
    return Stream.concat(edges, Stream.generate(() -> patient(random)).limit(300));
  }

  private static PatientKey patient(Random random) {
    Optional<String> issuer =
        random.nextBoolean() ? Optional.of(text(random, 24)) : Optional.empty();
    return new PatientKey(NORTH, issuer, "x" + text(random, 40));
  }

  private static String text(Random random, int longest) {
    return random
        .ints(random.nextInt(longest), 32, 0x3000)
        .filter(c -> Character.isDefined(c) && !Character.isSurrogate((char) c))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @ParameterizedTest
  @MethodSource("patients")
  void patient_isAFhirIdThatReadsBackOrIsAHash(PatientKey key) {
    String id = FhirIds.patient(key);

    assertThat(id).matches(FHIR_ID);
    assertThat(FhirIds.parsePatient(id))
        .get()
        .isIn(new PatientId.Known(key), new PatientId.Hashed(key.site(), id));
  }

  @Test
  void patient_saysWhoWhereItFits() {
    PatientKey key = new PatientKey(NORTH, Optional.of("NORTH"), "12345678");

    assertThat(FhirIds.parsePatient(FhirIds.patient(key))).contains(new PatientId.Known(key));
  }

  @Test
  void patient_tellsIssuersApart() {
    PatientKey one = new PatientKey(NORTH, Optional.of("A"), "1");
    PatientKey other = new PatientKey(NORTH, Optional.of("B"), "1");
    PatientKey none = new PatientKey(NORTH, Optional.empty(), "1");

    assertThat(Stream.of(one, other, none).map(FhirIds::patient)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "north", "north.", "north.x", "north.r", "north.rA", "north.rB", "-"})
  void parsePatient_refusesWhatIsNoId(String id) {
    assertThat(FhirIds.parsePatient(id)).isEmpty();
  }

  @Test
  void patientKey_prefersTheUniversalEntity() {
    Dataset qualifiers = Dataset.builder().text(Tags.UniversalEntityID, Vr.UT, "1.2.3").build();
    Dataset dataset =
        Dataset.builder()
            .text(Tags.PatientID, Vr.LO, "77")
            .text(Tags.IssuerOfPatientID, Vr.LO, "NORTH")
            .items(Tags.IssuerOfPatientIDQualifiersSequence, List.of(qualifiers))
            .build();

    assertThat(PatientKey.of(NORTH, dataset))
        .contains(new PatientKey(NORTH, Optional.of("1.2.3"), "77"));
    assertThat(PatientKey.of(NORTH, Dataset.empty())).isEmpty();
  }

  @Test
  void endpoint_isTheSite() {
    assertThat(FhirIds.parseEndpoint(FhirIds.endpoint(NORTH))).contains(NORTH);
    assertThat(FhirIds.parseEndpoint("NORTH")).isEmpty();
  }
}
