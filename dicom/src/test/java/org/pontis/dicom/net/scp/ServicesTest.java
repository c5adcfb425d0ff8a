package org.pontis.dicom.net.scp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.data.CharacterSets;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.dictionary.Uids;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.FindIdentifier;
import org.pontis.dicom.net.dimse.InformationModel;
import org.pontis.dicom.net.dimse.OutgoingObject;
import org.pontis.dicom.net.dimse.QueryDialect;
import org.pontis.dicom.net.dimse.QueryExtension;
import org.pontis.dicom.net.dimse.RetrieveIdentifier;
import org.pontis.dicom.net.dimse.SubOperations;
import org.pontis.dicom.net.scu.DimseScu;
import org.pontis.dicom.net.scu.FindEnd;
import org.pontis.dicom.net.scu.RetrieveEnd;
import org.pontis.dicom.net.scu.RetrieveQuestion;
import org.pontis.dicom.net.scu.RetrievedSink;
import org.pontis.dicom.net.ul.AssociationListener;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.Key;
import org.pontis.dicom.query.Matching;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.source.InstanceRef;

/** Our users of the services against our providers. */
class ServicesTest {
  private static final InformationModel STUDY_ROOT = InformationModel.STUDY_ROOT;
  private static final int MANY = 500;

  private final Archive archive = new Archive(MANY);
  private final AssociationListener listener = Peers.listen(archive.services(this::move));
  private DimseStatus moveStatus = DimseStatus.SUCCESS;

  @AfterEach
  void close() {
    listener.close();
  }

  /** Every third of four instances fails, unless a status is set. */
  private DimseStatus move(RetrieveRequest request, AeTitle destination, SubOperationLog log) {
    if (!destination.value().equals("DEST")) {
      return DimseStatus.MOVE_DESTINATION_UNKNOWN;
    }
    log.expect(4);
    for (int i = 1; i <= 4; i++) {
      boolean goesOn =
          i == 3 ? log.failed(Samples.instance(i)) : log.stored(Samples.instance(i), moveStatus);
      if (!goesOn) {
        break;
      }
    }
    return log.status();
  }

  private DimseScu connect(Uid... sopClasses) {
    return Peers.connectToGet(listener.port(), "ARCHIVE", sopClasses);
  }

  @Test
  void echo_succeedsAgainAndAgain() {
    try (DimseScu scu = connect()) {
      for (int i = 0; i < 100; i++) {
        DimseStatus status = scu.echo(Peers.soon());

        assertThat(status).isEqualTo(DimseStatus.SUCCESS);
      }
      scu.release(Peers.soon());
      assertThat(scu.association().isOpen()).isFalse();
    }
  }

  @Test
  void store_deliversTheDataSetByteForByte() {
    try (DimseScu scu = Peers.connect(listener.port(), "ARCHIVE", Samples.SOP_CLASS)) {
      for (int i = 1; i <= 3; i++) {
        DimseStatus status = scu.store(Samples.object(i), Peers.soon());

        assertThat(status).isEqualTo(DimseStatus.SUCCESS);
        assertThat(archive.stored.get(Samples.instance(i).value())).isEqualTo(Samples.encoded(i));
      }
    }
  }

  @Test
  void store_makesADataSetOfOddLengthEven() {
    OutgoingObject odd =
        OutgoingObject.of(
            Samples.SOP_CLASS, new Uid("1.2"), Samples.SYNTAX, out -> out.write(new byte[] {1}));
    try (DimseScu scu = Peers.connect(listener.port(), "ARCHIVE", Samples.SOP_CLASS)) {
      scu.store(odd, Peers.soon());

      assertThat(archive.stored.get("1.2")).containsExactly(1, 0);
    }
  }

  @Test
  void store_isRefusedHereWhereNoContextWasAccepted() {
    try (DimseScu scu = Peers.connect(listener.port(), "ARCHIVE", Uids.CTImageStorage)) {
      OutgoingObject unknown =
          OutgoingObject.of(Uids.CTImageStorage, new Uid("1.2"), Samples.SYNTAX, _ -> {});

      assertThat(scu.canStore(Uids.CTImageStorage, Samples.SYNTAX)).isFalse();
      assertThatThrownBy(() -> scu.store(unknown, Peers.soon()))
          .isInstanceOfSatisfying(
              ImagingException.class,
              e -> assertThat(e.problem().type()).isEqualTo(ProblemType.NOT_ACCEPTABLE))
          .hasMessageContaining("CT Image Storage");
      assertThat(scu.echo(Peers.soon())).isEqualTo(DimseStatus.SUCCESS);
    }
  }

  @Test
  void store_abortsWhenTheBodyBreaksOff() {
    try (DimseScu scu = Peers.connect(listener.port(), "ARCHIVE", Samples.SOP_CLASS)) {
      OutgoingObject broken =
          OutgoingObject.of(
              Samples.SOP_CLASS,
              new Uid("1.2"),
              Samples.SYNTAX,
              out -> {
                out.write(new byte[1 << 20]);
                throw new IOException("the file ends early");
              });

      assertThatThrownBy(() -> scu.store(broken, Peers.soon()))
          .isInstanceOf(ImagingException.class);
      assertThat(scu.association().isOpen()).isFalse();
      assertThat(archive.stored).isEmpty();
    }
  }

  @Test
  void find_deliversTheMatchesOfAQuery() {
    ImagingQuery query =
        ImagingQuery.all(QueryLevel.INSTANCE)
            .with(new Key(ElementPath.of(Tags.InstanceNumber), new Matching.SingleValue("7")));
    Dataset identifier =
        FindIdentifier.write(query, STUDY_ROOT, QueryDialect.baseline(CharacterSets.UTF_8))
            .identifier();
    List<Dataset> matches = new ArrayList<>();

    FindEnd end;
    try (DimseScu scu = connect(STUDY_ROOT.find())) {
      end = scu.find(STUDY_ROOT.find(), identifier, Peers.soon(), matches::add);
    }

    assertThat(end).isEqualTo(new FindEnd(DimseStatus.SUCCESS, 1, FindEnd.Keys.SUPPORTED));
    assertThat(matches).hasSize(1);
    assertThat(matches.getFirst().uid(Tags.SOPInstanceUID)).contains(Samples.instance(7));
    assertThat(matches.getFirst().string(Tags.QueryRetrieveLevel)).contains("IMAGE");
  }

  @Test
  void find_agreesOnExtensions() throws InterruptedException {
    try (DimseScu scu = connect(STUDY_ROOT.find())) {
      scu.find(STUDY_ROOT.find(), everything(), Peers.soon(), _ -> false);
    }

    assertThat(archive.questions.take().agreed())
        .isEqualTo(Set.of(QueryExtension.FUZZY_PERSON_NAMES));
  }

  @Test
  void find_isCancelledWhenTheSinkDeclines() {
    try (DimseScu scu = connect(STUDY_ROOT.find())) {
      List<Dataset> matches = new ArrayList<>();

      FindEnd end =
          scu.find(
              STUDY_ROOT.find(),
              everything(),
              Peers.soon(),
              match -> {
                matches.add(match);
                return matches.size() < 3;
              });

      assertThat(end.matches()).isEqualTo(3);
      assertThat(end.status().code()).isIn(DimseStatus.CANCEL.code(), DimseStatus.SUCCESS.code());
      assertThat(scu.echo(Peers.soon())).isEqualTo(DimseStatus.SUCCESS);
    }
  }

  @Test
  void find_tellsOfKeysTheWorklistDoesNotSupport() {
    Uid worklist = Uids.ModalityWorklistInformationModelFind;
    try (DimseScu scu = connect(worklist)) {
      Dataset identifier = Dataset.builder().text(Tags.PatientName, Vr.PN).build();

      FindEnd end = scu.find(worklist, identifier, Peers.soon(), _ -> true);

      assertThat(end).isEqualTo(new FindEnd(DimseStatus.SUCCESS, 1, FindEnd.Keys.SOME_UNSUPPORTED));
    }
  }

  @Test
  void find_endsWithTheStatusOfABadIdentifier() {
    try (DimseScu scu = connect(STUDY_ROOT.find())) {
      Dataset noLevel = Dataset.builder().text(Tags.PatientID, Vr.LO, "1").build();

      FindEnd end = scu.find(STUDY_ROOT.find(), noLevel, Peers.soon(), _ -> true);

      assertThat(end.status().code()).isEqualTo(0xA900);
      assertThat(end.status().errorComment())
          .hasValueSatisfying(comment -> assertThat(comment).startsWith("QueryRetrieveLevel"));
      assertThat(scu.echo(Peers.soon())).isEqualTo(DimseStatus.SUCCESS);
    }
  }

  @Test
  void find_abortsWhenTheSinkFails() {
    try (DimseScu scu = connect(STUDY_ROOT.find())) {
      ImagingException gone =
          new ImagingException(Problem.of(ProblemType.INTERNAL, "the caller has left"));

      assertThatThrownBy(() ->
              scu.find(
                  STUDY_ROOT.find(),
                  everything(),
                  Peers.soon(),
                  _ -> {
                    throw gone;
                  }))
          .isSameAs(gone);
      assertThat(scu.association().isOpen()).isFalse();
    }
  }

  @Test
  void move_countsSubOperationsAndNamesFailures() {
    List<SubOperations> pending = new ArrayList<>();
    RetrieveEnd end;
    try (DimseScu scu = connect(STUDY_ROOT.move())) {
      end =
          scu.move(wholeStudy(STUDY_ROOT.move()), new AeTitle("DEST"), Peers.soon(), pending::add);
    }

    assertThat(end)
        .isEqualTo(
            new RetrieveEnd(
                DimseStatus.SUB_OPERATIONS_WITH_FAILURES,
                SubOperations.ended(3, 1, 0),
                List.of(Samples.instance(3))));
    assertThat(pending).hasSize(4).contains(SubOperations.underWay(1, 2, 1, 0));
  }

  @Test
  void move_refusesAnUnknownDestination() {
    try (DimseScu scu = connect(STUDY_ROOT.move())) {
      RetrieveEnd end =
          scu.move(wholeStudy(STUDY_ROOT.move()), new AeTitle("NOWHERE"), Peers.soon(), _ -> true);

      assertThat(end.status()).isEqualTo(DimseStatus.MOVE_DESTINATION_UNKNOWN);
      assertThat(end.failed()).isEmpty();
    }
  }

  @Test
  void move_endsWithA702WhenNothingCouldBeSent() {
    moveStatus = DimseStatus.OUT_OF_RESOURCES;
    try (DimseScu scu = connect(STUDY_ROOT.move())) {
      RetrieveEnd end =
          scu.move(wholeStudy(STUDY_ROOT.move()), new AeTitle("DEST"), Peers.soon(), _ -> true);

      assertThat(end.status()).isEqualTo(DimseStatus.UNABLE_TO_PERFORM_SUB_OPERATIONS);
      assertThat(end.subOperations().failed()).isEqualTo(OptionalInt.of(4));
    }
  }

  @Test
  void get_handsOutEachInstanceAsItArrives() {
    Map<String, byte[]> received = new TreeMap<>();
    RetrieveEnd end;
    try (DimseScu scu = connect(STUDY_ROOT.get(), Samples.SOP_CLASS)) {
      end =
          scu.get(
              wholeStudy(STUDY_ROOT.get()),
              Peers.soon(),
              object -> {
                received.put(
                    object.command().sopInstance().value(), object.dataSet().readAllBytes());
                return new RetrievedSink.Taken(DimseStatus.SUCCESS, RetrievedSink.Then.CONTINUE);
              });
    }

    assertThat(end.status()).isEqualTo(DimseStatus.SUCCESS);
    assertThat(end.subOperations()).isEqualTo(SubOperations.ended(MANY, 0, 0));
    assertThat(received).hasSize(MANY);
    assertThat(received.get(Samples.instance(9).value())).isEqualTo(Samples.encoded(9));
  }

  @Test
  void get_skipsWhatTheSinkLeavesUnreadAndPassesItsStatusOn() {
    try (DimseScu scu = connect(STUDY_ROOT.get(), Samples.SOP_CLASS)) {
      RetrieveIdentifier one =
          RetrieveIdentifier.of(
              InstanceRef.instance(Samples.STUDY, Samples.SERIES, Samples.instance(2)));

      RetrieveEnd end =
          scu.get(
              RetrieveQuestion.get(STUDY_ROOT, one),
              Peers.soon(),
              _ ->
                  new RetrievedSink.Taken(
                      DimseStatus.OUT_OF_RESOURCES, RetrievedSink.Then.CONTINUE));

      assertThat(end.status()).isEqualTo(DimseStatus.UNABLE_TO_PERFORM_SUB_OPERATIONS);
      assertThat(end.failed()).containsExactly(Samples.instance(2));
    }
  }

  @Test
  void get_isCancelledWhenTheSinkSaysSo() {
    try (DimseScu scu = connect(STUDY_ROOT.get(), Samples.SOP_CLASS)) {
      List<Uid> received = new ArrayList<>();

      RetrieveEnd end =
          scu.get(
              wholeStudy(STUDY_ROOT.get()),
              Peers.soon(),
              object -> {
                received.add(object.command().sopInstance());
                return new RetrievedSink.Taken(DimseStatus.SUCCESS, RetrievedSink.Then.CANCEL);
              });

      assertThat(received).hasSize(1);
      assertThat(end.status()).isEqualTo(DimseStatus.CANCEL);
      assertThat(end.subOperations().remaining().orElse(0)).isPositive();
      assertThat(scu.echo(Peers.soon())).isEqualTo(DimseStatus.SUCCESS);
    }
  }

  @Test
  void get_failsInstancesNoContextWasAcceptedFor() {
    try (DimseScu scu = connect(STUDY_ROOT.get())) {
      RetrieveIdentifier one =
          RetrieveIdentifier.of(
              InstanceRef.instance(Samples.STUDY, Samples.SERIES, Samples.instance(2)));

      RetrieveEnd end =
          scu.get(RetrieveQuestion.get(STUDY_ROOT, one), Peers.soon(), _ -> unexpected());

      assertThat(end.status()).isEqualTo(DimseStatus.UNABLE_TO_PERFORM_SUB_OPERATIONS);
      assertThat(end.failed()).containsExactly(Samples.instance(2));
    }
  }

  private static RetrievedSink.Taken unexpected() {
    throw new AssertionError("nothing can be sent");
  }

  private static Dataset everything() {
    return FindIdentifier.write(
            ImagingQuery.all(QueryLevel.INSTANCE),
            STUDY_ROOT,
            QueryDialect.baseline(CharacterSets.DEFAULT))
        .identifier();
  }

  private static RetrieveQuestion wholeStudy(Uid sopClass) {
    return new RetrieveQuestion(
        sopClass, RetrieveIdentifier.of(InstanceRef.study(Samples.STUDY)).dataset());
  }
}
