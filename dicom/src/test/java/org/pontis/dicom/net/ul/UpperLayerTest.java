package org.pontis.dicom.net.ul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pontis.dicom.net.pdu.Abort;
import org.pontis.dicom.net.pdu.AbortReason;
import org.pontis.dicom.net.pdu.AssociateRj;
import org.pontis.dicom.net.pdu.AssociateRq;
import org.pontis.dicom.net.pdu.Pdu;
import org.pontis.dicom.net.pdu.PduWriter;
import org.pontis.dicom.net.pdu.RejectReason;
import org.pontis.dicom.net.pdu.ReleaseRp;
import org.pontis.dicom.net.pdu.ReleaseRq;
import org.pontis.dicom.problem.ImagingException;

/** Every cell of table 9-10 on a real connection: what the peer gets, and the state after it. */
class UpperLayerTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final AssociateRj REJECTION = AssociateRj.permanent(RejectReason.NO_REASON_GIVEN);
  private static final List<Event> OF_THE_PEER =
      List.of(
          Event.Evt3,
          Event.Evt4,
          Event.Evt6,
          Event.Evt10,
          Event.Evt12,
          Event.Evt13,
          Event.Evt16,
          Event.Evt17,
          Event.Evt19);
  private static final List<Event> OF_THE_USER =
      List.of(Event.Evt7, Event.Evt8, Event.Evt9, Event.Evt11, Event.Evt14);

  /** The cells a peer can cause: there is none to do so in Sta1 and Sta4. */
  static Stream<Arguments> cellsOfThePeer() {
    return OF_THE_PEER.stream()
        .flatMap(event ->
            Arrays.stream(State.values())
                .filter(state -> state != State.Sta1 && state != State.Sta4)
                .map(state -> Arguments.of(event, state)));
  }

  @ParameterizedTest(name = "{0} in {1}")
  @MethodSource("cellsOfThePeer")
  void arrival_doesWhatTheTableSays(Event event, State state) throws IOException {
    Transition cell = TransitionTable.cell(event, state).orElseThrow();
    try (UpperLayerRig rig = UpperLayerRig.in(state, LONG)) {
      happen(event, rig);
      if (state != State.Sta13) {
        take(rig.machine);
      }

      Optional<Abort> sent = abort(cell.action(), event);
      if (sent.isPresent()) {
        rig.assertSent(sent.get());
      }
      rig.assertComesTo(cell.next());
      rig.assertNothingSent();
      rig.assertClosedIn(cell.next());
    }
  }

  private static void happen(Event event, UpperLayerRig rig) throws IOException {
    switch (event) {
      case Evt3 -> rig.arrive(PduWriter.encode(UpperLayerRig.ACCEPTANCE));
      case Evt4 -> rig.arrive(PduWriter.encode(REJECTION));
      case Evt6 -> rig.arrive(PduWriter.encode(UpperLayerRig.OFFER));
      case Evt10 -> rig.arrive(PduWriter.encode(UpperLayerRig.DATA));
      case Evt12 -> rig.arrive(PduWriter.encode(new ReleaseRq()));
      case Evt13 -> rig.arrive(PduWriter.encode(new ReleaseRp()));
      case Evt16 -> rig.arrive(PduWriter.encode(Abort.BY_USER));
      case Evt17 -> rig.hangUp();
      case Evt19 -> rig.arrive(new byte[] {99, 0, 0, 0, 0, 0});
      default -> throw new AssertionError(event + " is not of the peer");
    }
  }

  private static void take(UpperLayer machine) {
    try {
      machine.await(UpperLayerRig.soon());
    } catch (ImagingException ended) {
      assertThat(machine.state()).isIn(State.Sta1, State.Sta13);
    }
  }

  private static Optional<Abort> abort(Action action, Event event) {
    AbortReason reason =
        event == Event.Evt19 ? AbortReason.UNRECOGNIZED_PDU : AbortReason.UNEXPECTED_PDU;
    return switch (action) {
      case AA_1 -> Optional.of(Abort.BY_USER);
      case AA_7, AA_8 -> Optional.of(Abort.byProvider(reason));
      default -> Optional.empty();
    };
  }

  static Stream<Arguments> cellsOfTheUser() {
    return OF_THE_USER.stream()
        .flatMap(event -> Arrays.stream(State.values()).map(state -> Arguments.of(event, state)));
  }

  @ParameterizedTest(name = "{0} in {1}")
  @MethodSource("cellsOfTheUser")
  void request_doesWhatTheTableSays(Event event, State state) throws IOException {
    Optional<Transition> cell = TransitionTable.cell(event, state);
    Pdu pdu = pdu(event);
    try (UpperLayerRig rig = UpperLayerRig.in(state, LONG)) {
      if (cell.isPresent()) {
        rig.machine.tell(event, pdu);
        rig.assertSent(pdu);
      } else {
        assertThatThrownBy(() -> rig.machine.tell(event, pdu)).isInstanceOf(ImagingException.class);
      }

      rig.assertNothingSent();
      assertThat(rig.machine.state()).isEqualTo(cell.map(Transition::next).orElse(state));
    }
  }

  private static Pdu pdu(Event event) {
    return switch (event) {
      case Evt7 -> UpperLayerRig.ACCEPTANCE;
      case Evt8 -> REJECTION;
      case Evt9 -> UpperLayerRig.DATA;
      case Evt11 -> new ReleaseRq();
      case Evt14 -> new ReleaseRp();
      default -> throw new AssertionError(event + " is not of the user");
    };
  }

  static Stream<State> states() {
    return Arrays.stream(State.values());
  }

  @ParameterizedTest
  @MethodSource("states")
  void abort_doesWhatTheTableSaysAndNothingElsewhere(State state) throws IOException {
    Optional<Transition> cell = TransitionTable.cell(Event.Evt15, state);
    try (UpperLayerRig rig = UpperLayerRig.in(state, LONG)) {
      rig.machine.abort();

      if (cell.filter(found -> found.action() == Action.AA_1).isPresent()) {
        rig.assertSent(Abort.BY_USER);
      }
      assertThat(rig.machine.state()).isEqualTo(cell.map(Transition::next).orElse(state));
      rig.assertNothingSent();
    }
  }

  @ParameterizedTest
  @MethodSource("states")
  void artim_endsTheConnectionWhereItRuns(State state) throws IOException {
    boolean runs = TransitionTable.cell(Event.Evt18, state).isPresent();
    try (UpperLayerRig rig = UpperLayerRig.in(state, runs ? SHORT : LONG)) {
      rig.assertComesTo(runs ? State.Sta1 : state);
      if (runs) {
        rig.assertClosedIn(State.Sta1);
      }
    }
  }

  @Test
  void collision_isOrderedBySide() throws IOException {
    try (UpperLayerRig requestor = UpperLayerRig.in(State.Sta9, LONG);
        UpperLayerRig acceptor = UpperLayerRig.in(State.Sta10, LONG)) {
      assertThat(requestor.machine.state()).isEqualTo(State.Sta9);
      assertThat(acceptor.machine.state()).isEqualTo(State.Sta10);
    }
  }

  @Test
  void offer_inAnotherProtocolVersionIsRejectedByTheProvider() throws IOException {
    AssociateRq offer = UpperLayerRig.OFFER;
    AssociateRq foreign =
        new AssociateRq(
            2,
            offer.called(),
            offer.calling(),
            offer.applicationContext(),
            offer.contexts(),
            offer.userInformation());
    try (UpperLayerRig rig = UpperLayerRig.in(State.Sta2, LONG)) {
      rig.arrive(PduWriter.encode(foreign));
      take(rig.machine);

      rig.assertSent(AssociateRj.permanent(RejectReason.PROTOCOL_VERSION_NOT_SUPPORTED));
      rig.assertComesTo(State.Sta13);
    }
  }
}
