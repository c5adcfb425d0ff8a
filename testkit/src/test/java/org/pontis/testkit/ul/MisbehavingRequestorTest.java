package org.pontis.testkit.ul;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.net.pdu.Abort;
import org.pontis.dicom.net.pdu.AbortReason;
import org.pontis.dicom.net.pdu.AssociateRj;
import org.pontis.dicom.net.pdu.AssociateRq;
import org.pontis.dicom.net.pdu.PDataTf;
import org.pontis.dicom.net.pdu.PresentationDataValue;
import org.pontis.dicom.net.pdu.PresentationDataValue.FragmentKind;
import org.pontis.dicom.net.pdu.PresentationDataValue.FragmentPlace;
import org.pontis.dicom.net.pdu.ProposedContext;
import org.pontis.dicom.net.pdu.RejectReason;
import org.pontis.dicom.net.pdu.ReleaseRp;
import org.pontis.dicom.net.pdu.ReleaseRq;
import org.pontis.dicom.net.ul.Association;
import org.pontis.dicom.net.ul.AssociationAcceptor;
import org.pontis.dicom.net.ul.AssociationListener;
import org.pontis.dicom.net.ul.AssociationRequest;
import org.pontis.dicom.net.ul.AssociationSettings;
import org.pontis.dicom.net.ul.Decision;
import org.pontis.dicom.net.ul.ListenerSettings;
import org.pontis.dicom.net.ul.Negotiation;
import org.pontis.dicom.net.ul.Received;
import org.pontis.dicom.net.ul.RemoteEntity;
import org.pontis.dicom.net.ul.Timeouts;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.source.Deadline;
import org.pontis.testkit.peer.DimseScript;
import org.pontis.testkit.peer.DimseStep;
import org.pontis.testkit.peer.ScriptedDimsePeer;

/** Our listener against requestors that do everything wrong: it ends them and serves the next. */
class MisbehavingRequestorTest {
  private static final Uid IMPLICIT = TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN.uid();
  private static final Duration PATIENCE = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration AT_MOST = Duration.ofSeconds(15);
  private static final AssociateRq OFFER =
      AssociateRq.of(
          new AeTitle("PONTIS"),
          new AeTitle("SCRIPTED"),
          List.of(new ProposedContext(1, new Uid("1.2.840.10008.1.1"), List.of(IMPLICIT))),
          List.of());
  private static final DimseStep COMMAND = data(FragmentKind.COMMAND, FragmentPlace.LAST);
  private static final DimseStep PART = data(FragmentKind.DATA_SET, FragmentPlace.NOT_LAST);

  private final AssociationListener listener =
      AssociationListener.start(
          new ListenerSettings(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
              2,
              Optional.empty(),
              AssociationSettings.DEFAULT.with(
                  new Timeouts(PATIENCE, PATIENCE, PATIENCE, PATIENCE))),
          new Swallowing());

  @AfterEach
  void close() {
    listener.close();
  }

  /** Takes commands, each with a data set, and answers with a command. */
  private static final class Swallowing implements AssociationAcceptor {
    @Override
    public Decision negotiate(AssociateRq asked, InetSocketAddress from) {
      return Negotiation.accept(asked, _ -> List.of(IMPLICIT));
    }

    @Override
    public void serve(Association association) {
      while (association.receive() instanceof Received.Command(int contextId, byte[] bytes)) {
        try (InputStream dataSet = association.dataSet(contextId)) {
          dataSet.transferTo(OutputStream.nullOutputStream());
        } catch (IOException broken) {
          return;
        }
        association.send(contextId, bytes);
      }
    }
  }

  private static DimseStep data(FragmentKind kind, FragmentPlace place) {
    Slice bytes = Slice.of(new byte[2048]);
    return DimseStep.send(new PDataTf(List.of(new PresentationDataValue(1, kind, place, bytes))));
  }

  private static DimseStep raw(String hex) {
    return new DimseStep.Send(Slice.of(HexFormat.of().parseHex(hex.replace(" ", ""))));
  }

  private static DimseScript offering(DimseStep... then) {
    return new DimseScript(
        Stream.concat(Stream.of(DimseStep.send(OFFER), DimseStep.read()), Stream.of(then))
            .toList());
  }

  private static final DimseStep SILENCE = new DimseStep.ReadToEnd();

  static Stream<Arguments> misbehaviours() {
    Slice offer = DimseStep.bytes(OFFER);
    return Stream.of(
        Arguments.of("says nothing", DimseScript.of(SILENCE)),
        Arguments.of("says HTTP", DimseScript.of(raw("474554202F20485454502F312E31"), SILENCE)),
        Arguments.of(
            "offers byte by byte",
            DimseScript.of(new DimseStep.Drip(offer, 1, Duration.ofMillis(20)), SILENCE)),
        Arguments.of("offers half", DimseScript.of(new DimseStep.Send(offer.sub(0, 60)), SILENCE)),
        Arguments.of(
            "offers half and leaves", DimseScript.of(new DimseStep.Send(offer.sub(0, 60)))),
        Arguments.of("sends data first", DimseScript.of(COMMAND, SILENCE)),
        Arguments.of("offers twice", offering(DimseStep.send(OFFER), SILENCE)),
        Arguments.of("is silent after the offer", offering(SILENCE)),
        Arguments.of("leaves after the offer", offering()),
        Arguments.of("resets after the offer", offering(new DimseStep.Reset())),
        Arguments.of("stops within a data set", offering(COMMAND, PART, SILENCE)),
        Arguments.of("leaves within a data set", offering(COMMAND, PART)),
        Arguments.of("resets within a data set", offering(COMMAND, PART, new DimseStep.Reset())),
        Arguments.of(
            "aborts within a data set", offering(COMMAND, PART, DimseStep.send(Abort.BY_USER))),
        Arguments.of("leaves within a PDU", offering(COMMAND, raw("0400 00001000 00"))),
        Arguments.of(
            "sends a command within a data set", offering(COMMAND, PART, COMMAND, SILENCE)),
        Arguments.of("confirms no release", offering(DimseStep.send(new ReleaseRp()), SILENCE)),
        Arguments.of(
            "releases and does not close", offering(DimseStep.send(new ReleaseRq()), pause())),
        Arguments.of("is aborted and does not close", offering(raw("0900 00000000"), pause())));
  }

  private static DimseStep pause() {
    return new DimseStep.Pause(LONG);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("misbehaviours")
  void listener_endsItAndServesTheNext(String what, DimseScript script) throws IOException {
    try (ScriptedDimsePeer _ = ScriptedDimsePeer.connectingTo(listener.port(), script);
        ScriptedDimsePeer _ = ScriptedDimsePeer.connectingTo(listener.port(), script)) {
      assertServes();

      assertAllPlacesAreFree(what);
    }
  }

  @Test
  void places_areAllFreeAfterManyFaultsInAnyOrder() throws IOException {
    List<DimseScript> scripts =
        misbehaviours().map(arguments -> (DimseScript) arguments.get()[1]).toList();
    Random random = new Random(20261123);
    List<ScriptedDimsePeer> peers = new ArrayList<>();
    try {
      for (int round = 0; round < 300; round++) {
        DimseScript script = scripts.get(random.nextInt(scripts.size()));
        peers.add(ScriptedDimsePeer.connectingTo(listener.port(), script));
        if (peers.size() > 20) {
          peers.removeFirst().close();
        }
      }
    } finally {
      peers.forEach(ScriptedDimsePeer::close);
    }

    assertServes();

    assertAllPlacesAreFree("many faults");
  }

  @Test
  void offer_beyondTheLimitIsRejectedInWords() throws IOException {
    try (ScriptedDimsePeer _ = ScriptedDimsePeer.connectingTo(listener.port(), offering(pause()));
        ScriptedDimsePeer second =
            ScriptedDimsePeer.connectingTo(listener.port(), offering(pause()))) {
      second.received(AT_MOST);
      awaitAssociations(2);
      try (ScriptedDimsePeer third = ScriptedDimsePeer.connectingTo(listener.port(), offering())) {
        assertThat(third.received(AT_MOST))
            .isEqualTo(
                DimseStep.bytes(AssociateRj.transientlyFor(RejectReason.LOCAL_LIMIT_EXCEEDED)));
      }
    }
  }

  @Test
  void garbage_isAbortedWithTheReasonItDeserves() throws IOException {
    try (ScriptedDimsePeer peer =
        ScriptedDimsePeer.connectingTo(
            listener.port(), offering(raw("0900 00000000"), DimseStep.read()))) {
      peer.received(AT_MOST);
      assertThat(peer.received(AT_MOST))
          .isEqualTo(DimseStep.bytes(Abort.byProvider(AbortReason.UNRECOGNIZED_PDU)));
    }
  }

  @Test
  void silence_isAbortedWhenTheIdleTimerExpires() throws IOException {
    try (ScriptedDimsePeer peer =
        ScriptedDimsePeer.connectingTo(listener.port(), offering(DimseStep.read()))) {
      peer.received(AT_MOST);
      assertThat(peer.received(AT_MOST)).isEqualTo(DimseStep.bytes(Abort.BY_USER));
    }
  }

  /**
   * A good requestor is served, once it has got a place. Connections are accepted in their order,
   * so that those before ours have been, too.
   */
  private void assertServes() {
    RemoteEntity us = RemoteEntity.at("127.0.0.1", listener.port(), new AeTitle("PONTIS"));
    Deadline patience = Deadline.in(AT_MOST);
    Optional<ImagingException> failure = exchange(us);
    while (failure.isPresent() && !patience.hasPassed()) {
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
      failure = exchange(us);
    }
    assertThat(failure).isEmpty();
  }

  private static Optional<ImagingException> exchange(RemoteEntity us) {
    AssociationRequest request = AssociationRequest.of(new AeTitle("GOOD"), OFFER.contexts());
    try (Association association = Association.open(us, request, AssociationSettings.DEFAULT)) {
      association.send(1, new byte[] {1, 2}, out -> out.write(new byte[100_000]));
      assertThat(association.receive(Deadline.in(AT_MOST))).isInstanceOf(Received.Command.class);
      association.release(Deadline.in(AT_MOST));
      return Optional.empty();
    } catch (ImagingException noPlaceOrTooSlow) {
      return Optional.of(noPlaceOrTooSlow);
    }
  }

  private void assertAllPlacesAreFree(String what) {
    awaitAssociations(0);
    assertThat(listener.associations()).as(what).isZero();
    awaitNoConnection();
    assertThat(listener.connections()).as(what).isZero();
  }

  private void awaitNoConnection() {
    Deadline patience = Deadline.in(AT_MOST);
    while (listener.connections() > 0 && !patience.hasPassed()) {
      LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
    }
  }

  private void awaitAssociations(int count) {
    Deadline patience = Deadline.in(AT_MOST);
    while (listener.associations() != count && !patience.hasPassed()) {
      LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
    }
  }
}
