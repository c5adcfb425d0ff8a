package org.pontis.gateway.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.DatasetBuilder;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.encoding.DatasetReader;
import org.pontis.dicom.encoding.Part10Object;
import org.pontis.dicom.encoding.Part10Reader;
import org.pontis.dicom.encoding.ReadLimits;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.InformationModel;
import org.pontis.dicom.net.dimse.MoveOriginator;
import org.pontis.dicom.net.pdu.Role;
import org.pontis.dicom.net.pdu.UserInformation;
import org.pontis.dicom.net.scu.DimseScu;
import org.pontis.dicom.net.scu.RetrieveEnd;
import org.pontis.dicom.net.scu.RetrieveQuestion;
import org.pontis.dicom.net.scu.RetrievedSink;
import org.pontis.dicom.net.ul.WantedContext;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.gateway.http.ScriptedSource;
import org.pontis.gateway.settings.PeerConfig;
import org.pontis.testkit.ContractStudies;
import org.pontis.testkit.InMemorySource;

class RetrievalsTest {
  private static final InformationModel STUDY_ROOT = InformationModel.STUDY_ROOT;
  static final ImagingSource SOURCE =
      InMemorySource.of(RunningFace.NORTH, ContractStudies.part10Objects());
  private static final Map<Uid, byte[]> DATA_SETS = dataSets();
  private static final PeerConfig CLIENT = PeerConfig.of(RunningFace.CLIENT, "127.0.0.1", 104);

  private final Map<Uid, byte[]> got = new HashMap<>();

  private static Map<Uid, byte[]> dataSets() {
    Map<Uid, byte[]> dataSets = new HashMap<>();
    for (byte[] file : ContractStudies.part10Objects()) {
      Part10Object object = read(file);
      Uid uid = object.dataset().uid(Tags.SOPInstanceUID).orElseThrow();
      dataSets.put(
          uid, Arrays.copyOfRange(file, Math.toIntExact(object.dataSetOffset()), file.length));
    }
    return dataSets;
  }

  private static Part10Object read(byte[] file) {
    try {
      return new Part10Reader(ReadLimits.DEFAULT).read(new ByteArrayInputStream(file));
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static DatasetBuilder level(String level) {
    return Dataset.builder().text(Tags.QueryRetrieveLevel, Vr.CS, level);
  }

  static Dataset study(Uid study) {
    return level("STUDY").text(Tags.StudyInstanceUID, Vr.UI, study.value()).build();
  }

  static RetrieveEnd move(RunningFace face, Dataset identifier) {
    return move(face, ReceivingPeer.TITLE, identifier);
  }

  static RetrieveEnd move(RunningFace face, AeTitle destination, Dataset identifier) {
    InformationModel model =
        identifier.contains(Tags.PatientID) ? InformationModel.PATIENT_ROOT : STUDY_ROOT;
    try (DimseScu scu = face.connect(model.move())) {
      return scu.move(
          new RetrieveQuestion(model.move(), identifier),
          destination,
          RunningFace.soon(),
          _ -> true);
    }
  }

  static RunningFace over(ImagingSource source, ReceivingPeer peer) {
    return RunningFace.over(source, List.of(CLIENT, peer.config()));
  }

  private static Set<Uid> sopClasses() {
    Set<Uid> classes = new HashSet<>();
    ContractStudies.part10Objects()
        .forEach(file -> classes.add(read(file).dataset().uid(Tags.SOPClassUID).orElseThrow()));
    return classes;
  }

  private DimseScu getter(RunningFace face, List<Uid> syntaxes) {
    List<WantedContext> wanted = new ArrayList<>();
    List<UserInformation> roles = new ArrayList<>();
    wanted.add(new WantedContext(STUDY_ROOT.get(), RunningFace.UNCOMPRESSED));
    for (Uid sopClass : sopClasses()) {
      syntaxes.forEach(syntax -> wanted.add(new WantedContext(sopClass, List.of(syntax))));
      roles.add(new UserInformation.RoleSelection(sopClass, Set.of(Role.SCP)));
    }
    return face.call("PONTIS", wanted, roles);
  }

  private RetrieveEnd get(RunningFace face, List<Uid> syntaxes, Dataset identifier) {
    try (DimseScu scu = getter(face, syntaxes)) {
      return scu.get(
          new RetrieveQuestion(STUDY_ROOT.get(), identifier),
          RunningFace.soon(),
          object -> {
            got.put(object.command().sopInstance(), object.dataSet().readAllBytes());
            return new RetrievedSink.Taken(DimseStatus.SUCCESS, RetrievedSink.Then.CONTINUE);
          });
    }
  }

  @Test
  void move_sendsTheDataSetsOfAStudyAsTheyAreStored() {
    try (ReceivingPeer peer = ReceivingPeer.ofAnything();
        RunningFace face = over(SOURCE, peer)) {
      RetrieveEnd end = move(face, study(ContractStudies.THORAX));

      assertThat(end.status()).isEqualTo(DimseStatus.SUCCESS);
      assertThat(end.subOperations().completed()).isEqualTo(OptionalInt.of(4));
      assertThat(end.subOperations().failed()).isEqualTo(OptionalInt.of(0));
      assertThat(peer.taken).hasSize(4);
      peer.taken.forEach(
          (uid, taken) -> assertThat(taken.dataSet().toByteArray()).isEqualTo(DATA_SETS.get(uid)));
    }
  }

  @Test
  void move_namesItsOriginatorAndCallsUnderTheListenersTitle() {
    try (ReceivingPeer peer = ReceivingPeer.ofAnything();
        RunningFace face = over(SOURCE, peer)) {
      move(face, study(ContractStudies.HEAD));

      ReceivingPeer.Taken taken = peer.taken.get(ContractStudies.HEAD_CINE_ONLY);
      assertThat(taken.command().originator()).hasValue(new MoveOriginator(RunningFace.CLIENT, 1));
      assertThat(taken.caller().calling()).hasToString("PONTIS");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PATIENT, P-2, '', '', 1",
    "SERIES, '', '', 2.25.1001.1, 3",
    "STUDY, P-1, 2.25.1003, '', 1"
  })
  void move_takesEveryLevel(String level, String patient, String study, String series, int count) {
    DatasetBuilder identifier = level(level);
    if (!patient.isEmpty()) {
      identifier.text(Tags.PatientID, Vr.LO, patient);
    }
    if (!study.isEmpty()) {
      identifier.text(Tags.StudyInstanceUID, Vr.UI, study);
    }
    if (!series.isEmpty()) {
      identifier.text(Tags.SeriesInstanceUID, Vr.UI, series);
    }
    try (ReceivingPeer peer = ReceivingPeer.ofAnything();
        RunningFace face = over(SOURCE, peer)) {
      RetrieveEnd end = move(face, identifier.build());

      assertThat(end.status()).isEqualTo(DimseStatus.SUCCESS);
      assertThat(peer.taken).hasSize(count);
    }
  }

  @Test
  void move_takesSeveralInstances() {
    Dataset identifier =
        level("IMAGE")
            .text(
                Tags.SOPInstanceUID,
                Vr.UI,
                ContractStudies.THORAX_CT_FIRST.value(),
                ContractStudies.HEAD_CINE_ONLY.value())
            .build();
    try (ReceivingPeer peer = ReceivingPeer.ofAnything();
        RunningFace face = over(SOURCE, peer)) {
      move(face, identifier);

      assertThat(peer.taken)
          .containsOnlyKeys(ContractStudies.THORAX_CT_FIRST, ContractStudies.HEAD_CINE_ONLY);
    }
  }

  @Test
  void move_reencodesWhatIsUncompressedForADestinationThatTakesAnotherSyntax() throws Exception {
    Uid implicit = TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN.uid();
    try (ReceivingPeer peer = ReceivingPeer.ofOnly(implicit);
        RunningFace face = over(SOURCE, peer)) {
      RetrieveEnd end = move(face, study(ContractStudies.HEAD));

      assertThat(end.status()).isEqualTo(DimseStatus.SUCCESS);
      ReceivingPeer.Taken taken = peer.taken.get(ContractStudies.HEAD_CINE_ONLY);
      assertThat(taken.syntax()).isEqualTo(TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN);
      Dataset sent =
          dataset(taken.dataSet().toByteArray(), TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN);
      Dataset stored =
          dataset(
              DATA_SETS.get(ContractStudies.HEAD_CINE_ONLY),
              TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
      assertThat(sent.select(tag -> !tag.equals(Tags.PixelData)))
          .isEqualTo(stored.select(tag -> !tag.equals(Tags.PixelData)));
    }
  }

  private static Dataset dataset(byte[] bytes, TransferSyntax syntax) throws IOException {
    return new DatasetReader(ReadLimits.DEFAULT).read(new ByteArrayInputStream(bytes), syntax);
  }

  @Test
  void move_countsWhatTheDestinationTakesInNoForm() {
    try (ReceivingPeer peer = ReceivingPeer.ofOnly(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid());
        RunningFace face = over(SOURCE, peer)) {
      RetrieveEnd end = move(face, study(ContractStudies.UNDATED));

      assertThat(end.status().hasCodeOf(DimseStatus.UNABLE_TO_PERFORM_SUB_OPERATIONS)).isTrue();
      assertThat(end.status().errorComment())
          .hasValueSatisfying(comment -> assertThat(comment).startsWith("RECEIVER takes no form"));
      assertThat(end.subOperations().failed()).isEqualTo(OptionalInt.of(1));
      assertThat(end.failed()).containsExactly(ContractStudies.UNDATED_CLIP_ONLY);
    }
  }

  @Test
  void move_endsWithB000AndNamesWhatTheDestinationRefused() {
    try (ReceivingPeer peer = ReceivingPeer.refusing(ContractStudies.THORAX_CT_SECOND::equals);
        RunningFace face = over(SOURCE, peer)) {
      RetrieveEnd end = move(face, study(ContractStudies.THORAX));

      assertThat(end.status().hasCodeOf(DimseStatus.SUB_OPERATIONS_WITH_FAILURES)).isTrue();
      assertThat(end.status().errorComment()).hasValue("RECEIVER answered A700H");
      assertThat(end.subOperations().completed()).isEqualTo(OptionalInt.of(3));
      assertThat(end.failed()).containsExactly(ContractStudies.THORAX_CT_SECOND);
    }
  }

  @Test
  void move_toAnUnknownDestinationIsRefused() {
    try (ReceivingPeer peer = ReceivingPeer.ofAnything();
        RunningFace face = over(SOURCE, peer)) {
      RetrieveEnd end = move(face, new AeTitle("NOBODY"), study(ContractStudies.THORAX));

      assertThat(end.status().hasCodeOf(DimseStatus.MOVE_DESTINATION_UNKNOWN)).isTrue();
    }
  }

  @Test
  void move_ofNothingSucceeds() {
    try (ReceivingPeer peer = ReceivingPeer.ofAnything();
        RunningFace face = over(SOURCE, peer)) {
      RetrieveEnd end = move(face, study(new Uid("1.2.3")));

      assertThat(end.status()).isEqualTo(DimseStatus.SUCCESS);
      assertThat(end.subOperations().completed()).isEqualTo(OptionalInt.of(0));
    }
  }

  @Test
  void move_withoutItsUniqueKeyIsRefused() {
    try (ReceivingPeer peer = ReceivingPeer.ofAnything();
        RunningFace face = over(SOURCE, peer)) {
      RetrieveEnd end = move(face, level("STUDY").build());

      assertThat(end.status().hasCodeOf(DimseStatus.DATA_SET_DOES_NOT_MATCH)).isTrue();
    }
  }

  @Test
  void move_endsWithA701WhenNothingIsFoundAndSitesWereSilent() {
    List<Problem> silent =
        List.of(Problem.of(ProblemType.SITE_TIMEOUT, RunningFace.SOUTH, "no answer"));
    try (ReceivingPeer peer = ReceivingPeer.ofAnything();
        RunningFace face = over(new ScriptedSource(List.of(), List.of(), silent), peer)) {
      RetrieveEnd end = move(face, study(ContractStudies.THORAX));

      assertThat(end.status().hasCodeOf(DimseStatus.UNABLE_TO_COUNT_MATCHES)).isTrue();
      assertThat(end.status().errorComment()).hasValue("incomplete; no full answer from south");
    }
  }

  @Test
  void move_countsWhatWasFoundButDidNotCome() {
    List<Dataset> found = new ArrayList<>();
    SOURCE.find(
        ImagingQuery.all(QueryLevel.INSTANCE),
        new Call(RunningFace.soon(), "test"),
        (_, match) -> found.add(match));
    try (ReceivingPeer peer = ReceivingPeer.ofAnything();
        RunningFace face = over(new ScriptedSource(found, List.of(), List.of()), peer)) {
      RetrieveEnd end = move(face, study(ContractStudies.THORAX));

      assertThat(end.status().hasCodeOf(DimseStatus.UNABLE_TO_PERFORM_SUB_OPERATIONS)).isTrue();
      assertThat(end.failed()).hasSize(found.size());
    }
  }

  @Test
  void move_endsWithFe00WhenTheCallerCancels() {
    try (ReceivingPeer peer = ReceivingPeer.ofAnything();
        RunningFace face = over(SOURCE, peer);
        DimseScu scu = face.connect(STUDY_ROOT.move())) {
      RetrieveEnd end =
          scu.move(
              new RetrieveQuestion(STUDY_ROOT.move(), study(ContractStudies.THORAX)),
              ReceivingPeer.TITLE,
              RunningFace.soon(),
              _ -> false);

      assertThat(List.of(DimseStatus.CANCEL, DimseStatus.SUCCESS)).contains(end.status());
      assertThat(end.subOperations().completed()).isPresent();
    }
  }

  @Test
  void get_sendsTheDataSetsAsTheyAreStored() {
    try (RunningFace face = RunningFace.over(SOURCE)) {
      RetrieveEnd thorax = get(face, RunningFace.UNCOMPRESSED, study(ContractStudies.THORAX));
      RetrieveEnd clip = get(face, List.of(ContractStudies.RLE), study(ContractStudies.UNDATED));

      assertThat(thorax.status()).isEqualTo(DimseStatus.SUCCESS);
      assertThat(thorax.subOperations().completed()).isEqualTo(OptionalInt.of(4));
      assertThat(clip.status()).isEqualTo(DimseStatus.SUCCESS);
      assertThat(got).hasSize(5);
      got.forEach((uid, dataSet) -> assertThat(dataSet).isEqualTo(DATA_SETS.get(uid)));
    }
  }

  @Test
  void get_countsWhatTheCallerTakesInNoForm() {
    try (RunningFace face = RunningFace.over(SOURCE)) {
      RetrieveEnd end = get(face, RunningFace.UNCOMPRESSED, study(ContractStudies.UNDATED));

      assertThat(end.status().hasCodeOf(DimseStatus.UNABLE_TO_PERFORM_SUB_OPERATIONS)).isTrue();
      assertThat(end.failed()).containsExactly(ContractStudies.UNDATED_CLIP_ONLY);
    }
  }

  @Test
  void get_reencodesForACallerThatTakesImplicitVrOnly() throws Exception {
    List<Uid> implicit = List.of(TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN.uid());
    try (RunningFace face = RunningFace.over(SOURCE)) {
      RetrieveEnd end = get(face, implicit, study(ContractStudies.HEAD));

      assertThat(end.status()).isEqualTo(DimseStatus.SUCCESS);
      byte[] sent = got.get(ContractStudies.HEAD_CINE_ONLY);
      assertThat(dataset(sent, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN).string(Tags.PatientName))
          .hasValue("Müller^Jörg");
      assertThat(endOf(sent)).isEqualTo(ContractStudies.cineFrame(3));
    }
  }

  private static byte[] endOf(byte[] dataSet) {
    ByteArrayOutputStream last = new ByteArrayOutputStream();
    last.write(dataSet, dataSet.length - 64, 64);
    return last.toByteArray();
  }
}
