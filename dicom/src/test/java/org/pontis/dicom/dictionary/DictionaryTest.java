package org.pontis.dicom.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Vr;

class DictionaryTest {

  /** Rows of PS3.6 chapters 6 to 9 and PS3.7 table E.1-1, read in the standard. */
  @ParameterizedTest
  @CsvSource({
    "00000002, UI, 1, AffectedSOPClassUID, Affected SOP Class UID",
    "00020010, UI, 1, TransferSyntaxUID, Transfer Syntax UID",
    "00041220, SQ, 1, DirectoryRecordSequence, Directory Record Sequence",
    "00080005, CS, 1-n, SpecificCharacterSet, Specific Character Set",
    "00080020, DA, 1, StudyDate, Study Date",
    "00080061, CS, 1-n, ModalitiesInStudy, Modalities in Study",
    "00100010, PN, 1, PatientName, Patient's Name",
    "00100021, LO, 1, IssuerOfPatientID, Issuer of Patient ID",
    "00181114, DS, 1, EstimatedRadiographicMagnificationFactor,"
        + " Estimated Radiographic Magnification Factor",
    "0020000D, UI, 1, StudyInstanceUID, Study Instance UID",
    "00280106, US, 1, SmallestImagePixelValue, Smallest Image Pixel Value",
    "00283006, OW, 1-n, LUTData, LUT Data",
    "00400275, SQ, 1, RequestAttributesSequence, Request Attributes Sequence",
    "54001010, OW, 1, WaveformData, Waveform Data",
    "60003000, OW, 1, OverlayData, Overlay Data",
    "7FE00001, OV, 1, ExtendedOffsetTable, Extended Offset Table",
    "7FE00010, OW, 1, PixelData, Pixel Data",
  })
  void lookups_giveTheRowOfTheStandard(String hex, Vr vr, String vm, String keyword, String name) {
    Tag tag = Tag.parseHex(hex).orElseThrow();

    assertThat(Dictionary.vr(tag)).isEqualTo(vr);
    assertThat(Dictionary.vm(tag)).contains(vm);
    assertThat(Dictionary.keyword(tag)).contains(keyword);
    assertThat(Dictionary.name(tag)).contains(name);
    assertThat(Dictionary.tag(keyword)).contains(tag);
    assertThat(Dictionary.isRetired(tag)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "60023000, OverlayData, OW",
    "601E0010, OverlayRows, US",
    "50020005, CurveDimensions, US",
    "00203105, SourceImageIDs, CS",
    "00280421, ColumnsForNthOrderCoefficients, US",
    "10001235, ShiftTableTriplet, US",
    "7F020010, VariablePixelData, OW",
  })
  void lookups_knowEveryMemberOfARepeatingGroup(String hex, String keyword, Vr vr) {
    Tag tag = Tag.parseHex(hex).orElseThrow();

    assertThat(Dictionary.keyword(tag)).contains(keyword);
    assertThat(Dictionary.vr(tag)).isEqualTo(vr);
  }

  @Test
  void tag_ofRepeatingGroupIsTheFirst() {
    assertThat(Dictionary.tag("OverlayData")).contains(Tag.of(0x60003000));
  }

  @ParameterizedTest
  @CsvSource({
    "00280106, US SS",
    "7FE00010, OB OW",
    "00283006, US OW",
    "00281200, US SS OW",
    "00080005, CS",
    "00091002, UN",
    "00090010, LO",
    "00080000, UL",
  })
  void choices_areThoseOfTheStandardInItsOrder(String hex, String choices) {
    Tag tag = Tag.parseHex(hex).orElseThrow();

    assertThat(Dictionary.choices(tag))
        .containsExactlyElementsOf(List.of(choices.split(" ")).stream().map(Vr::valueOf).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "00090010, LO", "000900FF, LO", "00090100, UN", "00091010, UN", "0009000F, UN",
    "00090000, UL", "00080000, UL", "70FE0000, UL", "00083333, UN", "60013000, UN",
    "FFFEE000, UN", "FFFFFFFF, UN",
  })
  void vr_knowsPrivateAndUnknownTagsByKindOnly(String hex, Vr vr) {
    assertThat(Dictionary.vr(Tag.parseHex(hex).orElseThrow())).isEqualTo(vr);
  }

  @Test
  void lookups_areEmptyForUnknownAndPrivateTags() {
    for (Tag unknown : List.of(Tag.of(0x00083333), Tag.of(0x60013000), Tag.of(0x00091001))) {
      assertThat(Dictionary.keyword(unknown)).isEmpty();
      assertThat(Dictionary.name(unknown)).isEmpty();
      assertThat(Dictionary.vm(unknown)).isEmpty();
    }
    assertThat(Dictionary.tag("patientID")).isEmpty();
    assertThat(Dictionary.tag("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"StudyInstanceUID", "0020000D", "0020000d", "(0020,000D)"})
  void parseTag_readsEveryNotation(String text) {
    assertThat(Dictionary.parseTag(text)).contains(Tags.StudyInstanceUID);
  }

  @Test
  void tag_findsRetiredAttributesToo() {
    Tag tag = Dictionary.tag("OtherStudyNumbers").orElseThrow();

    assertThat(tag).isEqualTo(Tag.of(0x00201070));
    assertThat(Dictionary.isRetired(tag)).isTrue();
  }

  @Test
  void parsePath_readsKeywordsHexAndItemNumbers() {
    ElementPath expected =
        ElementPath.of(Tags.RequestAttributesSequence, Tags.ScheduledProcedureStepID);

    assertThat(Dictionary.parsePath("RequestAttributesSequence.ScheduledProcedureStepID"))
        .contains(expected);
    assertThat(Dictionary.parsePath("00400275.00400009")).contains(expected);
    assertThat(Dictionary.parsePath("PatientID")).contains(ElementPath.of(Tags.PatientID));
    assertThat(Dictionary.parsePath("AnatomicRegionSequence.0.CodeValue").map(Object::toString))
        .contains("00082218.0.00080100");
    assertThat(Dictionary.parsePath("00091001.00080100")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "PatientID.",
        ".PatientID",
        "PatientID.StudyDate",
        "AnatomicRegionSequence.0",
        "AnatomicRegionSequence.0.1.CodeValue",
        "AnatomicRegionSequence.-1.CodeValue",
        "AnatomicRegionSequence.999999.CodeValue",
        "Nothing.CodeValue",
        "0.PatientID",
      })
  void parsePath_rejectsWhatIsNoPath(String text) {
    assertThat(Dictionary.parsePath(text)).isEmpty();
  }

  @Test
  void parsePath_rejectsAPathDeeperThanAnyDataSet() {
    String deep = "ContentSequence.".repeat(10_000) + "CodeValue";

    assertThat(Dictionary.parsePath(deep)).isEmpty();
  }

  @Test
  void table_holdsEveryElementOfTheStandard() {
    ElementTable table = new ElementTable(Resources.read("elements.tsv"));

    assertThat(table.size()).isEqualTo(5180);
    assertThat(table.keywords()).hasSizeGreaterThan(5160);
  }

  @Test
  void keyword_ofTheTagOfAKeywordIsTheKeyword() {
    new ElementTable(Resources.read("elements.tsv"))
        .keywords()
        .forEach((keyword, tag) -> assertThat(Dictionary.keyword(tag)).contains(keyword));
  }

  @Test
  void constants_agreeWithTheTable() throws IllegalAccessException {
    Field[] constants = Tags.class.getFields();

    assertThat(constants).hasSizeGreaterThan(4600);
    for (Field constant : constants) {
      Tag tag = (Tag) constant.get(null);
      assertThat(Dictionary.keyword(tag)).contains(constant.getName());
      assertThat(Dictionary.isRetired(tag)).as(constant.getName()).isFalse();
    }
  }
}
