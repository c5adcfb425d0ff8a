package org.pontis.gateway.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pontis.dicom.data.CharacterSets;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.DatasetBuilder;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.InformationModel;
import org.pontis.dicom.net.scu.DimseScu;
import org.pontis.dicom.net.scu.FindEnd;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.gateway.http.ScriptedSource;
import org.pontis.gateway.settings.DimseConfig;
import org.pontis.testkit.ContractStudies;
import org.pontis.testkit.InMemorySource;

class QueriesTest {
  private static final ImagingSource SOURCE =
      InMemorySource.of(RunningFace.NORTH, ContractStudies.part10Objects());

  private final List<Dataset> matches = new ArrayList<>();

  private static DatasetBuilder level(String level) {
    return Dataset.builder().text(Tags.QueryRetrieveLevel, Vr.CS, level);
  }

  private FindEnd find(RunningFace face, InformationModel model, Dataset identifier) {
    return find(face, "PONTIS", model, identifier);
  }

  private FindEnd find(
      RunningFace face, String called, InformationModel model, Dataset identifier) {
    try (DimseScu scu = face.call(called, model.find())) {
      return scu.find(model.find(), identifier, RunningFace.soon(), matches::add);
    }
  }

  private FindEnd find(InformationModel model, Dataset identifier) {
    try (RunningFace face = RunningFace.over(SOURCE)) {
      return find(face, model, identifier);
    }
  }

  private List<String> values(Tag tag) {
    return matches.stream().map(match -> match.string(tag).orElse("")).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "PATIENT_ROOT, PATIENT, 3",
    "PATIENT_ROOT, STUDY, 4",
    "STUDY_ROOT, STUDY, 4",
    "STUDY_ROOT, SERIES, 5",
    "STUDY_ROOT, IMAGE, 7",
  })
  void find_answersAtEveryLevelOfBothModels(InformationModel model, String level, int expected) {
    FindEnd end = find(model, level(level).text(Tags.PatientID, Vr.LO).build());

    assertThat(end.status()).isEqualTo(DimseStatus.SUCCESS);
    assertThat(end.keys()).isEqualTo(FindEnd.Keys.SUPPORTED);
    assertThat(matches).hasSize(expected);
    assertThat(values(Tags.QueryRetrieveLevel)).containsOnly(level);
    assertThat(values(Tags.RetrieveAETitle)).containsOnly("PONTIS");
  }

  @Test
  void find_returnsWhatWasAskedForAndCounts() {
    Dataset identifier =
        level("STUDY")
            .text(Tags.StudyInstanceUID, Vr.UI, ContractStudies.THORAX.value())
            .text(Tags.StudyDescription, Vr.LO)
            .text(Tags.ModalitiesInStudy, Vr.CS)
            .text(Tags.NumberOfStudyRelatedInstances, Vr.IS)
            .build();

    find(InformationModel.STUDY_ROOT, identifier);

    assertThat(matches).hasSize(1);
    assertThat(matches.getFirst().string(Tags.StudyDescription)).hasValue("Thorax native");
    assertThat(matches.getFirst().strings(Tags.ModalitiesInStudy)).containsExactly("CT", "SR");
    assertThat(matches.getFirst().integer(Tags.NumberOfStudyRelatedInstances)).hasValue(4L);
    assertThat(matches.getFirst().contains(Tags.StudyDate)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"00080060, CS, CT", "00080060, CS, ''", "00091001, LO, X", "00091001, LO, ''"})
  void find_saysWithFf01ThatAKeyIsNotSupported(String tag, Vr vr, String value) {
    Dataset identifier = level("STUDY").text(Tag.parseHex(tag).orElseThrow(), vr, value).build();

    FindEnd end = find(InformationModel.STUDY_ROOT, identifier);

    assertThat(end.keys()).isEqualTo(FindEnd.Keys.SOME_UNSUPPORTED);
    assertThat(end.status()).isEqualTo(DimseStatus.SUCCESS);
    assertThat(matches).hasSize(4);
  }

  @Test
  void find_namesTheTitleOfTheSiteThatWasCalled() {
    try (RunningFace face = RunningFace.over(SOURCE)) {
      Dataset identifier = level("STUDY").text(Tags.StudyInstanceUID, Vr.UI).build();

      find(face, "PONTIS-NORTH", InformationModel.STUDY_ROOT, identifier);

      assertThat(values(Tags.RetrieveAETitle)).hasSize(4).containsOnly("PONTIS-NORTH");
    }
  }

  @Test
  void find_underTheTitleOfASiteSeesThatSiteOnly() {
    ImagingSource other =
        InMemorySource.of(RunningFace.SOUTH, ContractStudies.part10Objects().subList(0, 1));
    try (RunningFace face =
        RunningFace.over(
            Configs.usual(),
            List.of(),
            Map.of(RunningFace.NORTH, SOURCE, RunningFace.SOUTH, other),
            SOURCE)) {
      Dataset identifier = level("IMAGE").text(Tags.SOPInstanceUID, Vr.UI).build();

      find(face, "PONTIS-SOUTH", InformationModel.STUDY_ROOT, identifier);

      assertThat(matches).hasSize(1);
    }
  }

  @Test
  void find_withoutLevelIsRefused() {
    FindEnd end =
        find(InformationModel.STUDY_ROOT, Dataset.builder().text(Tags.PatientID, Vr.LO).build());

    assertThat(end.status().hasCodeOf(DimseStatus.DATA_SET_DOES_NOT_MATCH)).isTrue();
    assertThat(end.status().errorComment())
        .hasValueSatisfying(comment -> assertThat(comment).contains("QueryRetrieveLevel"));
  }

  @Test
  void find_answersInTheCharacterSetAskedForWhereItCanHoldTheValues() {
    DatasetBuilder byName = level("STUDY").text(Tags.PatientName, Vr.PN, "M*");
    Dataset latin = byName.text(Tags.SpecificCharacterSet, Vr.CS, "ISO_IR 100").build();
    Dataset greek = byName.text(Tags.SpecificCharacterSet, Vr.CS, "ISO_IR 126").build();

    find(InformationModel.STUDY_ROOT, latin);
    find(InformationModel.STUDY_ROOT, greek);

    assertThat(values(Tags.SpecificCharacterSet)).containsExactly("ISO_IR 100", "ISO_IR 192");
    assertThat(values(Tags.PatientName)).containsOnly("Müller^Jörg");
  }

  @Test
  void find_matchesKeysInTheCharacterSetOfTheQuestion() {
    Optional<Slice> name = CharacterSets.of(List.of("ISO_IR 100")).encode("Müller^*", Vr.PN);
    Dataset identifier =
        level("STUDY")
            .text(Tags.SpecificCharacterSet, Vr.CS, "ISO_IR 100")
            .put(
                new Element.Text(
                    Tags.PatientName,
                    Vr.PN,
                    name.orElseThrow(),
                    CharacterSets.of(List.of("ISO_IR 100"))))
            .build();

    find(InformationModel.STUDY_ROOT, identifier);

    assertThat(values(Tags.PatientName)).containsExactly("Müller^Jörg");
  }

  /** Müller^*, in what it is written in and in what it is said to be written in. */
  @ParameterizedTest
  @CsvSource({"UTF-8, ''", "ISO-8859-1, ''", "ISO-8859-1, ISO_IR 192"})
  void find_readsLettersWhoseCharacterSetIsNotSaidOrCannotBeRight(String written, String said) {
    CharacterSets sets = said.isEmpty() ? CharacterSets.DEFAULT : CharacterSets.of(List.of(said));
    Slice name = Slice.of("Müller^*".getBytes(Charset.forName(written)));
    Dataset identifier =
        level("STUDY")
            .text(Tags.SpecificCharacterSet, Vr.CS, said)
            .put(new Element.Text(Tags.PatientName, Vr.PN, name, sets))
            .build();

    find(InformationModel.STUDY_ROOT, identifier);

    assertThat(values(Tags.PatientName)).containsExactly("Müller^Jörg");
  }

  @Test
  void find_endsWithC001WhenSitesWereSilent() {
    List<Dataset> some = List.of(Dataset.builder().text(Tags.StudyID, Vr.SH, "1").build());
    List<Problem> silent =
        List.of(Problem.of(ProblemType.SITE_TIMEOUT, RunningFace.SOUTH, "no answer"));
    try (RunningFace face = RunningFace.over(new ScriptedSource(some, List.of(), silent))) {
      FindEnd end =
          find(face, InformationModel.STUDY_ROOT, level("STUDY").text(Tags.StudyID, Vr.SH).build());

      assertThat(end.status().code()).isEqualTo(0xC001);
      assertThat(end.status().errorComment()).hasValue("incomplete; no full answer from south");
      assertThat(matches).hasSize(1);
    }
  }

  @Test
  void find_endsWithA700WhenThereAreMoreMatchesThanAllowed() {
    DimseConfig config = Configs.withSearchResults(3);
    try (RunningFace face =
        RunningFace.over(config, List.of(), Map.of(RunningFace.NORTH, SOURCE), SOURCE)) {
      FindEnd end =
          find(face, InformationModel.STUDY_ROOT, level("IMAGE").text(Tags.Rows, Vr.US).build());

      assertThat(end.status().hasCodeOf(DimseStatus.OUT_OF_RESOURCES)).isTrue();
      assertThat(matches).hasSize(3);
    }
  }

  @Test
  void find_endsWithFe00WhenTheCallerCancels() throws Exception {
    List<Dataset> many =
        IntStream.range(0, 200_000)
            .mapToObj(i -> Dataset.builder().text(Tags.StudyID, Vr.SH, "" + i).build())
            .toList();
    try (RunningFace face = RunningFace.over(new ScriptedSource(many, List.of(), List.of()));
        DimseScu scu = face.connect(InformationModel.STUDY_ROOT.find())) {
      FindEnd end =
          scu.find(
              InformationModel.STUDY_ROOT.find(),
              level("STUDY").text(Tags.StudyID, Vr.SH).build(),
              RunningFace.soon(),
              _ -> false);

      assertThat(end.status()).isEqualTo(DimseStatus.CANCEL);
      OperationObserver.Ended ended = face.ended.take();
      assertThat(ended.status()).isEqualTo(DimseStatus.CANCEL);
      assertThat(ended.objects()).isLessThan(200_000);
      assertThat(scu.echo(RunningFace.soon())).isEqualTo(DimseStatus.SUCCESS);
    }
  }
}
