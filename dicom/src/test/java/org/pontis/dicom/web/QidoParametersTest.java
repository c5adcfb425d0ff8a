package org.pontis.dicom.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.Key;
import org.pontis.dicom.query.Matching;
import org.pontis.dicom.query.Page;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.query.ReturnKeySets;
import org.pontis.dicom.query.ReturnKeys;

class QidoParametersTest {

  /** Splits a query string that needs no decoding. */
  private static List<QueryParameter> parameters(String query) {
    List<QueryParameter> parameters = new ArrayList<>();
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      parameters.add(new QueryParameter(pair.substring(0, equals), pair.substring(equals + 1)));
    }
    return parameters;
  }

  private static ImagingQuery studies(String query) {
    return QidoParameters.read(QidoResource.allStudies(), parameters(query));
  }

  private static ImagingQuery instances(String query) {
    return QidoParameters.read(QidoResource.allInstances(), parameters(query));
  }

  private static Problem refusal(QidoResource resource, String query) {
    ImagingException refused =
        catchThrowableOfType(
            ImagingException.class, () -> QidoParameters.read(resource, parameters(query)));
    assertThat(refused).as(query).isNotNull();
    assertThat(refused.problem().type()).isEqualTo(ProblemType.INVALID_QUERY);
    return refused.problem();
  }

  private static Matching matching(ImagingQuery query) {
    assertThat(query.keys()).hasSize(1);
    return query.keys().getFirst().matching();
  }

  @Test
  void read_withoutParametersAsksForAllWithTheDefaultSet() {
    ImagingQuery query = QidoParameters.read(QidoResource.allStudies(), List.of());

    assertThat(query.level()).isEqualTo(QueryLevel.STUDY);
    assertThat(query.keys()).isEmpty();
    assertThat(query.page()).isEqualTo(Page.all());
    assertThat(query.returnKeys())
        .isEqualTo(ReturnKeySets.of(QueryLevel.STUDY, ReturnKeySets.Scope.ALL));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PatientID", "00100020"})
  void read_takesKeywordOrTag(String name) {
    assertThat(studies(name + "=P1").keys())
        .containsExactly(new Key(ElementPath.of(Tags.PatientID), new Matching.SingleValue("P1")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RequestAttributesSequence.ScheduledProcedureStepID",
        "00400275.00400009",
        "RequestAttributesSequence.00400009",
        "00400275.ScheduledProcedureStepID"
      })
  void read_takesPathsThroughSequences(String name) {
    assertThat(instances(name + "=S1").keys())
        .containsExactly(
            new Key(
                ElementPath.of(Tags.RequestAttributesSequence, Tags.ScheduledProcedureStepID),
                new Matching.SingleValue("S1")));
  }

  @Test
  void read_typesDates() {
    Optional<LocalDate> first = Optional.of(LocalDate.of(2025, 1, 1));
    Optional<LocalDate> last = Optional.of(LocalDate.of(2025, 1, 31));

    assertThat(matching(studies("StudyDate=20250101")))
        .isEqualTo(new Matching.DateRange(first, first));
    assertThat(matching(studies("StudyDate=20250101-20250131")))
        .isEqualTo(new Matching.DateRange(first, last));
    assertThat(matching(studies("StudyDate=-20250131")))
        .isEqualTo(new Matching.DateRange(Optional.empty(), last));
    assertThat(matching(studies("StudyDate=20250101-")))
        .isEqualTo(new Matching.DateRange(first, Optional.empty()));
  }

  @Test
  void read_typesTimes() {
    assertThat(matching(studies("StudyTime=10:30"))).isEqualTo(new Matching.SingleValue("1030"));
    assertThat(matching(studies("StudyTime=10-1130")))
        .isEqualTo(
            new Matching.TimeRange(
                Optional.of(LocalTime.of(10, 0)),
                Optional.of(LocalTime.parse("11:30:59.999999999"))));
    assertThat(matching(instances("AcquisitionDateTime=20250101")))
        .isEqualTo(
            new Matching.DateTimeRange(
                Optional.of(LocalDateTime.parse("2025-01-01T00:00")),
                Optional.of(LocalDateTime.parse("2025-01-01T23:59:59.999999999"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.2,1.3", "1.2\\1.3", "1.2, 1.3"})
  void read_takesListsOfUids(String value) {
    assertThat(matching(studies("StudyInstanceUID=" + value)))
        .isEqualTo(new Matching.UidList(List.of(new Uid("1.2"), new Uid("1.3"))));
  }

  @Test
  void read_takesListsOfCodesByCommaAndOthersByBackslash() {
    Matching list = new Matching.ValueList(List.of("CT", "MR"));

    assertThat(matching(studies("ModalitiesInStudy=CT,MR"))).isEqualTo(list);
    assertThat(matching(studies("ModalitiesInStudy=CT\\MR"))).isEqualTo(list);
    assertThat(matching(studies("AccessionNumber=A,1\\A2&multiplevaluematching=true")))
        .isEqualTo(new Matching.ValueList(List.of("A,1", "A2")));
    assertThat(matching(studies("StudyDescription=a,b")))
        .isEqualTo(new Matching.SingleValue("a,b"));
    assertThat(matching(studies("AdditionalPatientHistory=a\\b")))
        .isEqualTo(new Matching.SingleValue("a\\b"));
  }

  @Test
  void read_findsWildCardsWhereTheRepresentationHasThem() {
    assertThat(matching(studies("PatientName=Do*"))).isEqualTo(new Matching.WildCard("Do*"));
    assertThat(matching(studies("PatientID=12?"))).isEqualTo(new Matching.WildCard("12?"));
    assertThat(studies("StudyDate=*").keys()).isEmpty();
    refusal(QidoResource.allStudies(), "StudyDate=2025*");
    refusal(QidoResource.allStudies(), "StudyInstanceUID=1.2*");
    refusal(QidoResource.allSeries(), "SeriesNumber=1?");
    refusal(QidoResource.allStudies(), "PatientID=a*\\b");
  }

  @Test
  void read_fuzzymatchingAppliesToNamesOnly() {
    ImagingQuery query = studies("PatientName=Do*&fuzzymatching=true&PatientID=1");

    assertThat(query.keys())
        .containsExactly(
            new Key(ElementPath.of(Tags.PatientName), new Matching.FuzzyName("Do*")),
            new Key(ElementPath.of(Tags.PatientID), new Matching.SingleValue("1")));
    assertThat(matching(studies("fuzzymatching=false&PatientName=Doe")))
        .isEqualTo(new Matching.SingleValue("Doe"));
  }

  @Test
  void read_emptyvaluematchingGivesQuotationMarksTheirMeaning() {
    assertThat(matching(studies("AccessionNumber=\"\"&emptyvaluematching=true")))
        .isEqualTo(new Matching.EmptyValue());
    assertThat(matching(studies("AccessionNumber=\"\"")))
        .isEqualTo(new Matching.SingleValue("\"\""));
  }

  @Test
  void read_emptyValueIsUniversalAndReturned() {
    ImagingQuery query = studies("StudyDescription=&PatientID=*");

    assertThat(query.keys()).isEmpty();
    assertThat(((ReturnKeys.Listed) query.returnKeys()).paths())
        .contains(ElementPath.of(Tags.StudyDescription));
  }

  @Test
  void read_returnsKeysAndIncludedFields() {
    ImagingQuery query =
        instances(
            "KVP=120&includefield=StudyDescription,00081030&includefield=00091001"
                + "&includefield=RequestAttributesSequence.00401001");

    List<ElementPath> paths = ((ReturnKeys.Listed) query.returnKeys()).paths();
    assertThat(paths)
        .contains(
            ElementPath.of(Tags.KVP),
            ElementPath.of(Tags.StudyDescription),
            ElementPath.of(Tag.of(0x00091001)),
            ElementPath.of(Tags.RequestAttributesSequence, Tags.RequestedProcedureID))
        .doesNotHaveDuplicates();
    assertThat(instances("includefield=all").returnKeys()).isEqualTo(new ReturnKeys.All());
  }

  @Test
  void read_pathBecomesKeysAndScope() {
    QidoResource resource = QidoResource.instancesOf(new Uid("1.2"), new Uid("1.2.3"));

    ImagingQuery query = QidoParameters.read(resource, List.of());

    assertThat(resource.path()).isEqualTo("studies/1.2/series/1.2.3/instances");
    assertThat(query.keys())
        .containsExactly(
            new Key(
                ElementPath.of(Tags.StudyInstanceUID),
                new Matching.UidList(List.of(new Uid("1.2")))),
            new Key(
                ElementPath.of(Tags.SeriesInstanceUID),
                new Matching.UidList(List.of(new Uid("1.2.3")))));
    assertThat(((ReturnKeys.Listed) query.returnKeys()).paths())
        .contains(ElementPath.of(Tags.SOPInstanceUID))
        .doesNotContain(ElementPath.of(Tags.PatientName), ElementPath.of(Tags.Modality));
  }

  @Test
  void read_takesKeysOfHigherLevelsAndModalityOfStudies() {
    assertThat(instances("PatientID=1&Modality=CT&ModalitiesInStudy=CT").keys()).hasSize(3);
    assertThat(studies("Modality=CT").keys())
        .containsExactly(
            new Key(ElementPath.of(Tags.ModalitiesInStudy), new Matching.SingleValue("CT")));
  }

  @ParameterizedTest
  @CsvSource({"limit=25, 0, 25", "limit=0&offset=3, 3, 0", "limit=99999999999, 0, 2147483647"})
  void read_takesPages(String query, int offset, int limit) {
    assertThat(studies(query).page()).isEqualTo(new Page(offset, limit));
  }

  @Test
  void read_leavesContentNegotiationAlone() {
    assertThat(studies("accept=application/dicom+json&charset=utf-8").keys()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Foo=1 | Foo | keyword",
        "patientID=1 | patientID | did you mean PatientID?",
        "PatientId=1 | PatientId | keyword",
        "=1 | no name | name=value",
        "orderby=StudyDate | orderby | newest first",
        "00091001=1 | 00091001 | unknown",
        "00100020.00100010=1 | 00100020.00100010 | unknown",
        "0010002=1 | 0010002 | unknown",
        "TransferSyntaxUID=1.2 | TransferSyntaxUID | unknown",
        "StudyInstanceUID=1.2x | StudyInstanceUID | UID",
        "StudyInstanceUID=1.2,,1.3 | StudyInstanceUID | UID",
        "StudyDate=20250101-2025 | StudyDate | YYYYMMDD",
        "StudyDate=20250201-20250101 | StudyDate | ends before it begins",
        "StudyDate=2025-01-01 | StudyDate | YYYYMMDD",
        "StudyDate=20250230 | StudyDate | YYYYMMDD",
        "StudyDate=- | StudyDate | YYYYMMDD",
        "StudyTime=2200-0600 | StudyTime | ends before it begins",
        "StudyTime=25 | StudyTime | HHMMSS",
        "StudyTime=- | StudyTime | HHMMSS",
        "limit=-1 | limit | whole number",
        "limit=ten | limit | whole number",
        "limit= | limit | whole number",
        "limit=1&limit=2 | limit | twice",
        "offset=1.5 | offset | whole number",
        "offset=9999999999999999999999 | offset | whole number",
        "PatientID=1&00100020=2 | 00100020 | twice",
        "PatientName=a\u0007b | PatientName | control",
        "PatientName=a\\b&fuzzymatching=true | PatientName | several names",
        "fuzzymatching=yes | fuzzymatching | true nor false",
        "includefield=Foo | includefield | unknown",
        "includefield=PatientID.PatientName | includefield | unknown",
        "NumberOfStudyRelatedSeries=many | NumberOfStudyRelatedSeries | number",
        "ProcedureCodeSequence=1 | ProcedureCodeSequence | sequence",
        "SeriesInstanceUID=1.2 | SeriesInstanceUID | /series",
        "SOPInstanceUID=1.2 | SOPInstanceUID | /instances",
        "SpecificCharacterSet=ISO_IR 192 | SpecificCharacterSet | leave it out"
      })
  void read_refusesNamingParameterAndRemedy(String query, String parameter, String remedy) {
    assertThat(refusal(QidoResource.allStudies(), query).detail())
        .contains(parameter)
        .contains(remedy);
  }

  @Test
  void read_refusesBytesAndOffsets() {
    refusal(QidoResource.allInstances(), "PixelData=1");
    refusal(QidoResource.allInstances(), "AcquisitionDateTime=20250101100000+0100");
  }

  @Test
  void refusal_repeatsNoValueAndNoMarkup() {
    assertThat(refusal(QidoResource.allStudies(), "StudyDate=Doe").detail()).doesNotContain("Doe");
    assertThat(refusal(QidoResource.allStudies(), "<b>=1").detail()).doesNotContain("<");
  }

  @Test
  void read_boundsNumberAndLength() {
    String many = "PatientID=1&".repeat(300) + "StudyID=1";
    String longest = "PatientID=" + "1".repeat(1_000_000);

    assertThat(refusal(QidoResource.allStudies(), many).detail()).contains("250 parameters");
    assertThat(refusal(QidoResource.allStudies(), longest).detail()).contains("PatientID");
    assertThat(refusal(QidoResource.allStudies(), "x".repeat(1_000_000) + "=1").detail())
        .hasSizeLessThan(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PatientName=Do*&StudyDate=20250101-20250131&StudyTime=10-1130&limit=25&offset=50",
        "StudyInstanceUID=1.2,1.3&StudyDate=20250101&StudyTime=1030",
        "ModalitiesInStudy=CT,MR&AccessionNumber=\"\"&emptyvaluematching=true",
        "PatientName=Müller&fuzzymatching=true&StudyDate=-20250131",
        "ProcedureCodeSequence.CodeValue=C&includefield=all&StudyDate=20250101-",
        "includefield=00091001&includefield=ProcedureCodeSequence.CodeMeaning"
      })
  void write_isReadAsTheSameQuery(String text) {
    ImagingQuery query = studies(text);

    List<QueryParameter> written = QidoParameters.write(query);

    assertThat(QidoParameters.read(QidoResource.allStudies(), written)).isEqualTo(query);
  }

  @Test
  void join_encodesAsUtf8() {
    assertThat(
            QueryParameter.join(
                List.of(
                    new QueryParameter("PatientName", "Mü^ A&B*"),
                    new QueryParameter("limit", "1"))))
        .isEqualTo("PatientName=M%C3%BC%5E%20A%26B*&limit=1");
  }
}
