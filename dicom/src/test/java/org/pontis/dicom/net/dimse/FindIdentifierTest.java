package org.pontis.dicom.net.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.data.CharacterSets;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.encoding.BulkSource;
import org.pontis.dicom.encoding.DatasetReader;
import org.pontis.dicom.encoding.DatasetWriter;
import org.pontis.dicom.encoding.ReadLimits;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.Key;
import org.pontis.dicom.query.Matching;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.query.ReturnKeys;

class FindIdentifierTest {
  private static final QueryDialect LATIN_1 =
      QueryDialect.baseline(CharacterSets.of(List.of("ISO_IR 100")));
  private static final Set<QueryExtension> ALL = Set.of(QueryExtension.values());
  private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

  static Stream<Arguments> baselineMatchings() {
    return Stream.of(
        Arguments.of(Tags.PatientID, new Matching.SingleValue("4711"), "4711"),
        Arguments.of(Tags.PatientName, new Matching.WildCard("Mül*^J?rg"), "Mül*^J?rg"),
        Arguments.of(
            Tags.StudyInstanceUID,
            new Matching.UidList(List.of(new Uid("1.2"), new Uid("1.3"))),
            "1.2\\1.3"),
        Arguments.of(
            Tags.StudyDate, new Matching.DateRange(Optional.of(DAY), Optional.of(DAY)), "20261123"),
        Arguments.of(
            Tags.StudyDate,
            new Matching.DateRange(Optional.empty(), Optional.of(DAY)),
            "-20261123"),
        Arguments.of(
            Tags.StudyTime,
            new Matching.TimeRange(Optional.of(LocalTime.of(10, 0)), Optional.empty()),
            "100000.000000-"));
  }

  @ParameterizedTest
  @MethodSource("baselineMatchings")
  void write_saysEveryKindOfTheBaseline(Tag tag, Matching matching, String value)
      throws IOException {
    Key key = new Key(ElementPath.of(tag), matching);

    FindIdentifier.Question question =
        FindIdentifier.write(
            ImagingQuery.all(QueryLevel.STUDY).with(key), InformationModel.STUDY_ROOT, LATIN_1);

    Dataset sent = overTheWire(question.identifier());
    assertThat(String.join("\\", sent.strings(tag))).isEqualTo(value);
    assertThat(question.residual()).isEmpty();
    assertThat(FindIdentifier.read(sent, InformationModel.STUDY_ROOT, Set.of()).query().keys())
        .containsExactly(key);
  }

  static Stream<Arguments> extendedMatchings() {
    return Stream.of(
        Arguments.of(Tags.PatientName, new Matching.FuzzyName("Meyer"), "Meyer"),
        Arguments.of(Tags.PatientSex, new Matching.EmptyValue(), "\"\""),
        Arguments.of(
            Tags.ModalitiesInStudy, new Matching.ValueList(List.of("CT", "MR")), "CT\\MR"));
  }

  @ParameterizedTest
  @MethodSource("extendedMatchings")
  void write_saysExtendedKindsOnlyWhereThePartnerHasThem(Tag tag, Matching matching, String value) {
    Key key = new Key(ElementPath.of(tag), matching);
    ImagingQuery query = ImagingQuery.all(QueryLevel.STUDY).with(key);

    FindIdentifier.Question baseline =
        FindIdentifier.write(query, InformationModel.STUDY_ROOT, LATIN_1);
    FindIdentifier.Question extended =
        FindIdentifier.write(
            query, InformationModel.STUDY_ROOT, new QueryDialect(CharacterSets.DEFAULT, ALL));

    assertThat(baseline.identifier().element(tag))
        .hasValueSatisfying(e -> assertThat(e.isEmpty()).isTrue());
    assertThat(baseline.residual()).containsExactly(key);
    assertThat(String.join("\\", extended.identifier().strings(tag))).isEqualTo(value);
    assertThat(extended.residual()).isEmpty();
    assertThat(
            FindIdentifier.read(extended.identifier(), InformationModel.STUDY_ROOT, ALL)
                .query()
                .keys())
        .containsExactly(key);
  }

  @Test
  void write_encodesKeysInTheCharacterSetOfThePartner() throws IOException {
    ImagingQuery query =
        ImagingQuery.all(QueryLevel.STUDY).with(name(new Matching.SingleValue("Müller")));

    Dataset identifier =
        FindIdentifier.write(query, InformationModel.STUDY_ROOT, LATIN_1).identifier();

    assertThat(identifier.strings(Tags.SpecificCharacterSet)).containsExactly("ISO_IR 100");
    assertThat(((Element.Text) identifier.element(Tags.PatientName).orElseThrow()).value())
        .satisfies(bytes ->
            assertThat(bytes.toByteArray())
                .isEqualTo("Müller".getBytes(StandardCharsets.ISO_8859_1)));
  }

  @Test
  void write_asksWiderWhereThePartnerLacksACharacter() {
    Key key = name(new Matching.SingleValue("Müller=王小"));

    FindIdentifier.Question question =
        FindIdentifier.write(
            ImagingQuery.all(QueryLevel.STUDY).with(key), InformationModel.STUDY_ROOT, LATIN_1);

    assertThat(question.identifier().string(Tags.PatientName)).contains("Müller=*");
    assertThat(question.residual()).containsExactly(key);
  }

  @Test
  void write_leavesOutWhatThePartnerNeedNotKnowAtTheLevel() {
    Key ofStudy = name(new Matching.SingleValue("Doe"));
    Key ofInstance = new Key(ElementPath.of(Tags.InstanceNumber), new Matching.SingleValue("1"));
    ImagingQuery query = ImagingQuery.all(QueryLevel.SERIES).with(ofStudy).with(ofInstance);

    FindIdentifier.Question question =
        FindIdentifier.write(query, InformationModel.STUDY_ROOT, LATIN_1);

    assertThat(question.residual()).containsExactly(ofStudy, ofInstance);
    assertThat(question.identifier().contains(Tags.PatientName)).isFalse();
    assertThat(question.identifier().contains(Tags.InstanceNumber)).isFalse();
    assertThat(question.identifier().contains(Tags.StudyInstanceUID)).isTrue();
    assertThat(question.identifier().contains(Tags.SeriesInstanceUID)).isTrue();
    assertThat(question.identifier().string(Tags.QueryRetrieveLevel)).contains("SERIES");
  }

  @Test
  void write_putsKeysWithinASequenceIntoOneItem() {
    ElementPath id = ElementPath.of(Tags.RequestAttributesSequence, Tags.RequestedProcedureID);
    ElementPath step =
        ElementPath.of(Tags.RequestAttributesSequence, Tags.ScheduledProcedureStepID);
    ImagingQuery query =
        ImagingQuery.all(QueryLevel.SERIES)
            .with(new ReturnKeys.Listed(List.of(step)))
            .with(new Key(id, new Matching.SingleValue("R1")));

    Dataset identifier =
        FindIdentifier.write(query, InformationModel.STUDY_ROOT, LATIN_1).identifier();

    List<Dataset> items = identifier.items(Tags.RequestAttributesSequence);
    assertThat(items).hasSize(1);
    assertThat(items.getFirst().string(Tags.RequestedProcedureID)).contains("R1");
    assertThat(items.getFirst().contains(Tags.ScheduledProcedureStepID)).isTrue();
    ImagingQuery read =
        FindIdentifier.read(identifier, InformationModel.STUDY_ROOT, Set.of()).query();
    assertThat(read.keys()).containsExactlyElementsOf(query.keys());
    assertThat(((ReturnKeys.Listed) read.returnKeys()).paths()).contains(id, step);
  }

  @Test
  void write_refusesPatientsInTheStudyRootModel() {
    assertThatThrownBy(() ->
            FindIdentifier.write(
                ImagingQuery.all(QueryLevel.PATIENT), InformationModel.STUDY_ROOT, LATIN_1))
        .isInstanceOf(ImagingException.class)
        .hasMessageContaining("patient root");
  }

  @Test
  void read_takesADateTimeForTheRangeItMayMean() {
    Dataset identifier =
        Dataset.builder()
            .text(Tags.QueryRetrieveLevel, Vr.CS, "IMAGE")
            .text(Tags.AcquisitionDateTime, Vr.DT, "20261123")
            .build();

    ImagingQuery query =
        FindIdentifier.read(identifier, InformationModel.STUDY_ROOT, Set.of()).query();

    assertThat(query.level()).isEqualTo(QueryLevel.INSTANCE);
    assertThat(query.keys().getFirst().matching())
        .isEqualTo(
            new Matching.DateTimeRange(
                Optional.of(DAY.atStartOfDay()),
                Optional.of(LocalDateTime.of(DAY, LocalTime.MAX))));
  }

  @Test
  void read_takesAsterisksAndNothingForReturnKeys() {
    Dataset identifier =
        Dataset.builder()
            .text(Tags.QueryRetrieveLevel, Vr.CS, "STUDY")
            .text(Tags.PatientName, Vr.PN, "*")
            .text(Tags.PatientID, Vr.LO)
            .items(Tags.ProcedureCodeSequence, List.of())
            .build();

    ImagingQuery query =
        FindIdentifier.read(identifier, InformationModel.STUDY_ROOT, Set.of()).query();

    assertThat(query.keys()).isEmpty();
    assertThat(query.returnKeys())
        .isEqualTo(
            new ReturnKeys.Listed(
                List.of(
                    ElementPath.of(Tags.ProcedureCodeSequence),
                    ElementPath.of(Tags.PatientName),
                    ElementPath.of(Tags.PatientID))));
  }

  @Test
  void read_namesKeysItCannotMatch() {
    Dataset identifier =
        Dataset.builder()
            .text(Tags.QueryRetrieveLevel, Vr.CS, "STUDY")
            .bytes(Tag.of(0x00091001), Vr.UN, new byte[] {1, 2})
            .build();

    FindIdentifier.Asked asked =
        FindIdentifier.read(identifier, InformationModel.STUDY_ROOT, Set.of());

    assertThat(asked.unsupported()).containsExactly(Tag.of(0x00091001));
  }

  static Stream<Dataset> badIdentifiers() {
    Dataset level = Dataset.builder().text(Tags.QueryRetrieveLevel, Vr.CS, "STUDY").build();
    return Stream.of(
        Dataset.empty(),
        Dataset.builder().text(Tags.QueryRetrieveLevel, Vr.CS, "STUDIES").build(),
        Dataset.builder().text(Tags.QueryRetrieveLevel, Vr.CS, "PATIENT").build(),
        level.toBuilder().text(Tags.StudyDate, Vr.DA, "2026").build(),
        level.toBuilder().text(Tags.StudyTime, Vr.TM, "noon").build(),
        level.toBuilder().text(Tags.StudyInstanceUID, Vr.UI, "1.2.x").build(),
        level.toBuilder().items(Tags.ProcedureCodeSequence, List.of(level, level)).build());
  }

  @ParameterizedTest
  @MethodSource("badIdentifiers")
  void read_refusesWhatIsNoIdentifier(Dataset identifier) {
    assertThatThrownBy(() -> FindIdentifier.read(identifier, InformationModel.STUDY_ROOT, Set.of()))
        .isInstanceOf(ImagingException.class)
        .hasMessageContaining("INVALID_QUERY");
  }

  @Test
  void answer_hasWhatWasAskedFor() {
    Dataset asked =
        Dataset.builder()
            .text(Tags.QueryRetrieveLevel, Vr.CS, "STUDY")
            .text(Tags.PatientName, Vr.PN, "Do*")
            .text(Tags.AccessionNumber, Vr.SH)
            .items(
                Tags.ProcedureCodeSequence,
                List.of(Dataset.builder().text(Tags.CodeValue, Vr.SH).build()))
            .build();
    Dataset match =
        Dataset.builder()
            .text(Tags.PatientName, Vr.PN, "Doe^Jane")
            .text(Tags.PatientID, Vr.LO, "4711")
            .items(
                Tags.ProcedureCodeSequence,
                List.of(
                    Dataset.builder()
                        .text(Tags.CodeValue, Vr.SH, "P1")
                        .text(Tags.CodeMeaning, Vr.LO, "Chest")
                        .build()))
            .build();

    Dataset answer = FindIdentifier.answer(asked, match, Optional.of(new AeTitle("PONTIS")));

    assertThat(answer.string(Tags.QueryRetrieveLevel)).contains("STUDY");
    assertThat(answer.string(Tags.PatientName)).contains("Doe^Jane");
    assertThat(answer.contains(Tags.AccessionNumber)).isTrue();
    assertThat(answer.contains(Tags.PatientID)).isFalse();
    assertThat(answer.string(Tags.RetrieveAETitle)).contains("PONTIS");
    assertThat(answer.items(Tags.ProcedureCodeSequence).getFirst().elements()).hasSize(1);
  }

  private static Key name(Matching matching) {
    return new Key(ElementPath.of(Tags.PatientName), matching);
  }

  private static Dataset overTheWire(Dataset identifier) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new DatasetWriter(TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN, BulkSource.NONE)
        .write(identifier, bytes);
    return new DatasetReader(ReadLimits.DEFAULT)
        .read(
            new ByteArrayInputStream(bytes.toByteArray()),
            TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN);
  }
}
