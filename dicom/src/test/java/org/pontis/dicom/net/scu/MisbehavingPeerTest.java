package org.pontis.dicom.net.scu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.dictionary.Uids;
import org.pontis.dicom.net.dimse.Affected;
import org.pontis.dicom.net.dimse.DataSetPresence;
import org.pontis.dicom.net.dimse.DimseChannel;
import org.pontis.dicom.net.dimse.DimseCommand.*;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.InformationModel;
import org.pontis.dicom.net.dimse.Message;
import org.pontis.dicom.net.dimse.Priority;
import org.pontis.dicom.net.dimse.SubOperations;
import org.pontis.dicom.net.pdu.AnsweredContext;
import org.pontis.dicom.net.pdu.AssociateRq;
import org.pontis.dicom.net.pdu.ProposedContext;
import org.pontis.dicom.net.pdu.Role;
import org.pontis.dicom.net.pdu.UserInformation.RoleSelection;
import org.pontis.dicom.net.ul.AcceptedContext;
import org.pontis.dicom.net.ul.Association;
import org.pontis.dicom.net.ul.AssociationAcceptor;
import org.pontis.dicom.net.ul.AssociationListener;
import org.pontis.dicom.net.ul.AssociationRequest;
import org.pontis.dicom.net.ul.AssociationSettings;
import org.pontis.dicom.net.ul.DataSetBody;
import org.pontis.dicom.net.ul.Decision;
import org.pontis.dicom.net.ul.ListenerSettings;
import org.pontis.dicom.net.ul.RemoteEntity;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.Deadline;

/** Peers that answer wrongly, late or not at all. */
class MisbehavingPeerTest {
  private static final Duration PATIENCE = Duration.ofMillis(400);
  private static final Uid FIND = InformationModel.STUDY_ROOT.find();
  private static final Uid GET = InformationModel.STUDY_ROOT.get();
  private static final Uid CT = Uids.CTImageStorage;
  private static final List<Uid> SYNTAX = List.of(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid());
  private static final Dataset IDENTIFIER =
      Dataset.builder().text(Tags.QueryRetrieveLevel, Vr.CS, "STUDY").build();

  private Optional<AssociationListener> listener = Optional.empty();

  @AfterEach
  void close() {
    listener.ifPresent(AssociationListener::close);
  }

  /** A peer that takes every context and answers the first request by this script. */
  private DimseScu against(BiConsumer<DimseChannel, Message> script) {
    ListenerSettings settings =
        new ListenerSettings(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            1,
            Optional.empty(),
            AssociationSettings.DEFAULT);
    AssociationListener started = AssociationListener.start(settings, new Scripted(script));
    listener = Optional.of(started);
    AssociationRequest request =
        new AssociationRequest(
            new AeTitle("PONTIS"),
            List.of(
                new ProposedContext(1, Uids.Verification, SYNTAX),
                new ProposedContext(3, FIND, SYNTAX),
                new ProposedContext(5, GET, SYNTAX),
                new ProposedContext(7, CT, SYNTAX)),
            List.of(new RoleSelection(CT, Set.of(Role.SCU, Role.SCP))));
    RemoteEntity remote = RemoteEntity.at("127.0.0.1", started.port(), new AeTitle("PEER"));
    return new DimseScu(Association.open(remote, request, AssociationSettings.DEFAULT), PATIENCE);
  }

  private record Scripted(BiConsumer<DimseChannel, Message> script) implements AssociationAcceptor {
    @Override
    public Decision negotiate(AssociateRq asked, InetSocketAddress from) {
      return new Decision.Accept(
          asked.contexts().stream()
              .map(proposed ->
                  AnsweredContext.accepted(proposed.id(), proposed.transferSyntaxes().getFirst()))
              .toList(),
          List.of(new RoleSelection(CT, Set.of(Role.SCU, Role.SCP))));
    }

    @Override
    public void serve(Association association) {
      DimseChannel channel = new DimseChannel(association);
      try {
        Message message = channel.receive().orElseThrow();
        channel.skip(message);
        script.accept(channel, message);
        while (channel.receive().isPresent()) {
          Thread.onSpinWait();
        }
      } catch (ImagingException ended) {
        association.abort();
      }
    }
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(20));
  }

  private static CFindRsp pending(Message request) {
    return new CFindRsp(
        ((Request) request.command()).messageId(),
        Affected.of(FIND),
        DataSetPresence.PRESENT,
        DimseStatus.PENDING);
  }

  private static void assertFails(DimseScu scu, ProblemType type, Runnable operation) {
    assertThatThrownBy(operation::run)
        .isInstanceOfSatisfying(
            ImagingException.class,
            e -> assertThat(e.problem().type()).as(e.getMessage()).isEqualTo(type));
    assertThat(scu.association().isOpen()).isFalse();
  }

  @Test
  void echo_timesOutWhenNothingComes() {
    try (DimseScu scu = against((_, _) -> {})) {
      assertFails(scu, ProblemType.SITE_TIMEOUT, () -> scu.echo(soon()));
    }
  }

  @Test
  void echo_isUnreachableWhenThePeerCloses() {
    try (DimseScu scu = against((channel, _) -> channel.association().abort())) {
      assertFails(scu, ProblemType.SITE_UNREACHABLE, () -> scu.echo(soon()));
    }
  }

  @Test
  void echo_isUnreachableWhenThePeerReleases() {
    try (DimseScu scu = against((channel, _) -> channel.association().release(soon()))) {
      assertFails(scu, ProblemType.SITE_UNREACHABLE, () -> scu.echo(soon()));
    }
  }

  @Test
  void echo_refusesTheAnswerToAnotherMessage() {
    try (DimseScu scu =
        against((channel, message) ->
            channel.send(
                message.context(), new CEchoRsp(999, Affected.unnamed(), DimseStatus.SUCCESS)))) {
      assertFails(scu, ProblemType.MALFORMED_FROM_SITE, () -> scu.echo(soon()));
    }
  }

  @Test
  void echo_refusesAnotherAnswer() {
    try (DimseScu scu =
        against((channel, message) -> channel.send(message.context(), new CCancelRq(1)))) {
      assertFails(scu, ProblemType.MALFORMED_FROM_SITE, () -> scu.echo(soon()));
    }
  }

  @Test
  void echo_refusesBytesThatAreNoCommand() {
    try (DimseScu scu =
        against((channel, message) ->
            channel.association().send(message.context().id(), new byte[] {0, 0, 1}))) {
      assertFails(scu, ProblemType.MALFORMED_FROM_SITE, () -> scu.echo(soon()));
    }
  }

  @Test
  void find_refusesAMatchThatIsNoDataSet() {
    try (DimseScu scu =
        against((channel, message) ->
            channel.send(
                message.context(), pending(message), out -> out.write(new byte[] {8, 0, 5})))) {
      assertFails(
          scu,
          ProblemType.MALFORMED_FROM_SITE,
          () -> scu.find(FIND, IDENTIFIER, soon(), _ -> true));
    }
  }

  @Test
  void find_refusesAMatchWithoutIdentifier() {
    try (DimseScu scu =
        against((channel, message) ->
            channel.send(
                message.context(),
                new CFindRsp(
                    1, Affected.unnamed(), DataSetPresence.ABSENT, DimseStatus.PENDING)))) {
      assertFails(
          scu,
          ProblemType.MALFORMED_FROM_SITE,
          () -> scu.find(FIND, IDENTIFIER, soon(), _ -> true));
    }
  }

  @Test
  void find_isGivenUpWhenThePeerHeedsNoCancel() {
    try (DimseScu scu =
        against((channel, message) -> {
          while (channel.association().isOpen()) {
            channel.send(message.context(), pending(message), IDENTIFIER);
          }
        })) {
      FindEnd end = scu.find(FIND, IDENTIFIER, soon(), _ -> false);

      assertThat(end.status()).isEqualTo(DimseStatus.CANCEL);
      assertThat(end.matches()).isEqualTo(1);
      assertThat(scu.association().isOpen()).isFalse();
    }
  }

  @Test
  void get_isGivenUpWhenThePeerFallsSilentAfterTheCancel() {
    try (DimseScu scu =
        against((channel, message) ->
            channel.send(
                channel.context(CT, Role.SCU).orElseThrow(),
                new CStoreRq(77, CT, new Uid("1.2"), Priority.MEDIUM, Optional.empty()),
                out -> out.write(new byte[1 << 20])))) {
      RetrieveEnd end =
          scu.get(
              new RetrieveQuestion(GET, IDENTIFIER),
              soon(),
              _ -> new RetrievedSink.Taken(DimseStatus.SUCCESS, RetrievedSink.Then.CANCEL));

      assertThat(end.status()).isEqualTo(DimseStatus.CANCEL);
      assertThat(scu.association().isOpen()).isFalse();
    }
  }

  @Test
  void get_refusesAnInstanceWithoutPossibleUidAndTakesTheNext() {
    List<Uid> taken = new ArrayList<>();
    try (DimseScu scu =
        against((channel, message) -> {
          AcceptedContext storage = channel.context(CT, Role.SCU).orElseThrow();
          DataSetBody body = out -> out.write(new byte[1 << 20]);
          channel.send(storage, new MisnamedStoreRq(76, Affected.of(CT)), body);
          channel.send(
              storage,
              new CStoreRq(77, CT, new Uid("1.2"), Priority.MEDIUM, Optional.empty()),
              body);
          channel.send(
              message.context(),
              new CGetRsp(
                  ((Request) message.command()).messageId(),
                  Affected.unnamed(),
                  DataSetPresence.ABSENT,
                  SubOperations.ended(1, 1, 0),
                  DimseStatus.SUB_OPERATIONS_WITH_FAILURES));
        })) {
      RetrieveEnd end =
          scu.get(
              new RetrieveQuestion(GET, IDENTIFIER),
              soon(),
              object -> {
                taken.add(object.command().sopInstance());
                return new RetrievedSink.Taken(DimseStatus.SUCCESS, RetrievedSink.Then.CONTINUE);
              });

      assertThat(end.subOperations().failed()).hasValue(1);
      assertThat(taken).containsExactly(new Uid("1.2"));
    }
  }

  @Test
  void get_failsWhenThePeerAbortsWithinAnInstance() {
    try (DimseScu scu =
        against((channel, _) ->
            channel.send(
                channel.context(CT, Role.SCU).orElseThrow(),
                new CStoreRq(77, CT, new Uid("1.2"), Priority.MEDIUM, Optional.empty()),
                out -> {
                  out.write(new byte[1 << 20]);
                  channel.association().abort();
                }))) {
      assertFails(
          scu,
          ProblemType.SITE_UNREACHABLE,
          () ->
              scu.get(
                  new RetrieveQuestion(GET, IDENTIFIER),
                  soon(),
                  object -> {
                    object.dataSet().readAllBytes();
                    return new RetrievedSink.Taken(
                        DimseStatus.SUCCESS, RetrievedSink.Then.CONTINUE);
                  }));
    }
  }

  @Test
  void get_givesTheStatusAndCountsOfAHalfDoneRetrieval() {
    SubOperations half = SubOperations.ended(2, 2, 0);
    Dataset failed =
        Dataset.builder().text(Tags.FailedSOPInstanceUIDList, Vr.UI, "1.2", "1.3").build();
    try (DimseScu scu =
        against((channel, message) ->
            channel.send(
                message.context(),
                new CGetRsp(
                    1,
                    Affected.of(GET),
                    DataSetPresence.PRESENT,
                    half,
                    DimseStatus.UNABLE_TO_PERFORM_SUB_OPERATIONS),
                failed))) {
      RetrieveEnd end = scu.get(new RetrieveQuestion(GET, IDENTIFIER), soon(), _ -> nothing());

      assertThat(end)
          .isEqualTo(
              new RetrieveEnd(
                  DimseStatus.UNABLE_TO_PERFORM_SUB_OPERATIONS,
                  half,
                  List.of(new Uid("1.2"), new Uid("1.3"))));
      assertThat(scu.association().isOpen()).isTrue();
    }
  }

  private static RetrievedSink.Taken nothing() {
    throw new AssertionError("no instance was sent");
  }
}
