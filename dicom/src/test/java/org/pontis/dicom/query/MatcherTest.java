package org.pontis.dicom.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.ElementPath.Step;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.query.Matching.EmptyValue;
import org.pontis.dicom.query.Matching.SingleValue;
import org.pontis.dicom.query.Matching.UidList;
import org.pontis.dicom.query.Matching.Universal;
import org.pontis.dicom.query.Matching.ValueList;
import org.pontis.dicom.query.Matching.WildCard;

class MatcherTest {
  private static final Dataset STUDY =
      Dataset.builder()
          .text(Tags.StudyInstanceUID, Vr.UI, "1.2.3")
          .text(Tags.PatientID, Vr.LO, "ab 1 ")
          .text(Tags.AccessionNumber, Vr.SH, "")
          .text(Tags.StudyDescription, Vr.LO, "Thorax  ap")
          .text(Tags.ModalitiesInStudy, Vr.CS, "CT", "SR")
          .text(Tags.NumberOfStudyRelatedSeries, Vr.IS, "+03 ")
          .text(Tags.PatientWeight, Vr.DS, "72.50")
          .text(Tags.AdditionalPatientHistory, Vr.LT, "a\\b ")
          .integers(Tags.PregnancyStatus, Vr.US, 4)
          .integers(Tags.FrameIncrementPointer, Vr.AT, 0x00181063)
          .build();

  private static boolean matches(Dataset dataset, Tag tag, Matching matching) {
    return Matcher.of(List.of(new Key(ElementPath.of(tag), matching))).test(dataset);
  }

  @Test
  void test_acceptsEverythingWithoutKeys() {
    Matcher matcher = Matcher.of(List.of());

    assertThat(matcher.matchesAll()).isTrue();
    assertThat(matcher.test(Dataset.empty())).isTrue();
  }

  @Test
  void universal_matchesPresentEmptyAndAbsent() {
    assertThat(matches(STUDY, Tags.PatientID, new Universal())).isTrue();
    assertThat(matches(STUDY, Tags.AccessionNumber, new Universal())).isTrue();
    assertThat(matches(STUDY, Tags.StudyID, new Universal())).isTrue();
    assertThat(matches(STUDY, Tags.StudyID, new WildCard("**"))).isTrue();
  }

  @Test
  void emptyValue_matchesEmptyBlankAndAbsentOnly() {
    Dataset blank = Dataset.builder().text(Tags.StudyID, Vr.SH, "  ").build();

    assertThat(matches(STUDY, Tags.AccessionNumber, new EmptyValue())).isTrue();
    assertThat(matches(STUDY, Tags.StudyID, new EmptyValue())).isTrue();
    assertThat(matches(blank, Tags.StudyID, new EmptyValue())).isTrue();
    assertThat(matches(STUDY, Tags.PatientID, new EmptyValue())).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "PatientID, 'ab 1', true",
    "PatientID, 'ab 1  ', true",
    "PatientID, 'AB 1', false",
    "PatientID, ab, false",
    "AccessionNumber, 1, false",
    "StudyID, 1, false",
    "StudyDescription, Thorax  ap, true",
    "StudyDescription, Thorax ap, false",
    "NumberOfStudyRelatedSeries, 3, true",
    "NumberOfStudyRelatedSeries, 3.0, true",
    "NumberOfStudyRelatedSeries, 4, false",
    "NumberOfStudyRelatedSeries, x, false",
    "PatientWeight, 72.5, true",
    "PatientWeight, 7.25E1, true",
    "PatientWeight, 72.51, false",
    "PregnancyStatus, 4, true",
    "PregnancyStatus, 04, true",
    "PregnancyStatus, 5, false",
    "FrameIncrementPointer, 00181063, true",
    "ModalitiesInStudy, SR, true",
    "ModalitiesInStudy, MR, false",
    "AdditionalPatientHistory, a\\b, true",
    "AdditionalPatientHistory, a, false",
    "StudyInstanceUID, 1.2.3, true",
    "StudyInstanceUID, 1.2, false"
  })
  void singleValue_comparesByRepresentation(String keyword, String value, boolean expected) {
    Tag tag = org.pontis.dicom.dictionary.Dictionary.tag(keyword).orElseThrow();

    assertThat(matches(STUDY, tag, new SingleValue(value))).isEqualTo(expected);
  }

  @Test
  void lists_matchWhenOneValueDoes() {
    UidList uids = new UidList(List.of(new Uid("9.9"), new Uid("1.2.3")));

    assertThat(matches(STUDY, Tags.StudyInstanceUID, uids)).isTrue();
    assertThat(matches(STUDY, Tags.StudyInstanceUID, new UidList(List.of(new Uid("1.2.3.4")))))
        .isFalse();
    assertThat(matches(STUDY, Tags.ModalitiesInStudy, new ValueList(List.of("MR", "CT")))).isTrue();
    assertThat(matches(STUDY, Tags.ModalitiesInStudy, new ValueList(List.of("MR", "US"))))
        .isFalse();
    assertThat(matches(STUDY, Tags.ModalitiesInStudy, new ValueList(List.of()))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "PatientID, ab*, true",
    "PatientID, AB*, false",
    "PatientID, ??, false",
    "PatientID, ????, true",
    "PatientID, '*1', true",
    "StudyDescription, *ax*a?, true",
    "ModalitiesInStudy, S*, true",
    "AccessionNumber, ?*, false",
    "StudyID, ?*, false",
    "StudyInstanceUID, 1.2*, false",
    "NumberOfStudyRelatedSeries, ?3, false"
  })
  void wildCard_appliesToTextOnly(String keyword, String pattern, boolean expected) {
    Tag tag = org.pontis.dicom.dictionary.Dictionary.tag(keyword).orElseThrow();

    assertThat(matches(STUDY, tag, new WildCard(pattern))).isEqualTo(expected);
  }

  private static Dataset request(String step, String procedure) {
    return Dataset.builder()
        .text(Tags.ScheduledProcedureStepID, Vr.SH, step)
        .text(Tags.RequestedProcedureID, Vr.SH, procedure)
        .build();
  }

  private static final Dataset SERIES =
      Dataset.builder()
          .items(Tags.RequestAttributesSequence, List.of(request("S1", "P1"), request("S2", "P2")))
          .build();

  private static boolean matches(String step, String procedure) {
    Key first =
        new Key(
            ElementPath.of(Tags.RequestAttributesSequence, Tags.ScheduledProcedureStepID),
            new SingleValue(step));
    Key second =
        new Key(
            ElementPath.of(Tags.RequestAttributesSequence, Tags.RequestedProcedureID),
            new SingleValue(procedure));
    return Matcher.of(List.of(first, second)).test(SERIES);
  }

  @Test
  void sequence_wantsAllKeysInOneItem() {
    assertThat(matches("S2", "P2")).isTrue();
    assertThat(matches("S1", "P2")).isFalse();
  }

  @Test
  void sequence_honoursItemNumber() {
    Tag sequence = Tags.RequestAttributesSequence;
    Step last = new Step(Tags.ScheduledProcedureStepID, OptionalInt.empty());
    ElementPath first = new ElementPath(List.of(new Step(sequence, OptionalInt.of(0)), last));
    ElementPath third = new ElementPath(List.of(new Step(sequence, OptionalInt.of(2)), last));
    SingleValue wanted = new SingleValue("S2");

    assertThat(Matcher.of(List.of(new Key(first, wanted))).test(SERIES)).isFalse();
    assertThat(Matcher.of(List.of(new Key(third, wanted))).test(SERIES)).isFalse();
    assertThat(Matcher.of(List.of(new Key(first, new SingleValue("S1")))).test(SERIES)).isTrue();
  }

  @Test
  void sequence_absentCountsAsOneEmptyItem() {
    ElementPath path =
        ElementPath.of(Tags.RequestAttributesSequence, Tags.ScheduledProcedureStepID);

    assertThat(Matcher.of(List.of(new Key(path, new Universal()))).test(STUDY)).isTrue();
    assertThat(Matcher.of(List.of(new Key(path, new EmptyValue()))).test(STUDY)).isTrue();
    assertThat(Matcher.of(List.of(new Key(path, new SingleValue("S1")))).test(STUDY)).isFalse();
  }

  @Test
  void sequence_matchesAtAnyDepth() {
    Dataset nested =
        Dataset.builder()
            .items(
                Tags.RequestAttributesSequence,
                List.of(
                    Dataset.builder()
                        .items(
                            Tags.RequestedProcedureCodeSequence,
                            List.of(Dataset.builder().text(Tags.CodeValue, Vr.SH, "RPID2").build()))
                        .build()))
            .build();
    ElementPath path =
        ElementPath.of(
            Tags.RequestAttributesSequence, Tags.RequestedProcedureCodeSequence, Tags.CodeValue);

    assertThat(Matcher.of(List.of(new Key(path, new SingleValue("RPID2")))).test(nested)).isTrue();
    assertThat(Matcher.of(List.of(new Key(path, new SingleValue("RPID3")))).test(nested)).isFalse();
  }
}
