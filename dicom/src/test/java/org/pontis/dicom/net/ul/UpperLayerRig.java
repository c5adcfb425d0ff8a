package org.pontis.dicom.net.ul;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.net.pdu.Abort;
import org.pontis.dicom.net.pdu.AnsweredContext;
import org.pontis.dicom.net.pdu.AssociateAc;
import org.pontis.dicom.net.pdu.AssociateRq;
import org.pontis.dicom.net.pdu.PDataTf;
import org.pontis.dicom.net.pdu.Pdu;
import org.pontis.dicom.net.pdu.PduWriter;
import org.pontis.dicom.net.pdu.PresentationDataValue;
import org.pontis.dicom.net.pdu.PresentationDataValue.FragmentKind;
import org.pontis.dicom.net.pdu.PresentationDataValue.FragmentPlace;
import org.pontis.dicom.net.pdu.ProposedContext;
import org.pontis.dicom.net.pdu.ReleaseRp;
import org.pontis.dicom.net.pdu.ReleaseRq;
import org.pontis.dicom.source.Deadline;

/** A state machine on one end of a connection and the bare socket of its peer on the other. */
final class UpperLayerRig implements AutoCloseable {
  static final AssociateRq OFFER =
      AssociateRq.of(
          new AeTitle("CALLED"),
          new AeTitle("CALLING"),
          List.of(new ProposedContext(1, new Uid("1.2.3"), List.of(new Uid("1.2.840.10008.1.2")))),
          List.of());
  static final AssociateAc ACCEPTANCE =
      AssociateAc.to(
          OFFER, List.of(AnsweredContext.accepted(1, new Uid("1.2.840.10008.1.2"))), List.of());
  static final PDataTf DATA =
      new PDataTf(
          List.of(
              new PresentationDataValue(
                  1, FragmentKind.COMMAND, FragmentPlace.LAST, Slice.of(new byte[] {1, 2}))));

  final UpperLayer machine;
  private final Transport transport;
  private final Socket peer;

  private UpperLayerRig(Side side, Duration artim) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Socket ours = new Socket(server.getInetAddress(), server.getLocalPort());
      peer = server.accept();
      peer.setSoTimeout(5000);
      transport = new Transport(ours, AssociationSettings.DEFAULT);
    }
    machine = new UpperLayer(side, transport, artim, OfferCheck.STANDARD, "PEER");
  }

  /** A rig whose machine has come to this state the way the standard describes. */
  static UpperLayerRig in(State state, Duration artim) throws IOException {
    UpperLayerRig rig = new UpperLayerRig(side(state), artim);
    rig.transport.accept(Optional.empty(), soon());
    rig.goTo(state);
    assertThat(rig.machine.state()).isEqualTo(state);
    return rig;
  }

  private static Side side(State state) {
    return switch (state) {
      case Sta2, Sta3, Sta10, Sta12 -> Side.ACCEPTOR;
      default -> Side.REQUESTOR;
    };
  }

  private void goTo(State state) throws IOException {
    switch (state) {
      case Sta1 -> {}
      case Sta2 -> machine.tell(Event.Evt5);
      case Sta3 -> after(State.Sta2).receive(OFFER);
      case Sta4 -> machine.tell(Event.Evt1);
      case Sta5 -> after(State.Sta4).send(Event.Evt2, OFFER);
      case Sta6 -> after(State.Sta5).receive(ACCEPTANCE);
      case Sta7 -> after(State.Sta6).send(Event.Evt11, new ReleaseRq());
      case Sta8 -> after(State.Sta6).receive(new ReleaseRq());
      case Sta9 -> after(State.Sta7).receive(new ReleaseRq());
      case Sta10 -> after(State.Sta3).collide();
      case Sta11 -> after(State.Sta9).send(Event.Evt14, new ReleaseRp());
      case Sta12 -> after(State.Sta10).receive(new ReleaseRp());
      case Sta13 -> after(State.Sta6).abort();
    }
  }

  private UpperLayerRig after(State before) throws IOException {
    goTo(before);
    return this;
  }

  private void receive(Pdu pdu) throws IOException {
    arrive(PduWriter.encode(pdu));
    machine.await(soon());
  }

  private void send(Event event, Pdu pdu) throws IOException {
    machine.tell(event, pdu);
    assertSent(pdu);
  }

  private void collide() throws IOException {
    send(Event.Evt7, ACCEPTANCE);
    send(Event.Evt11, new ReleaseRq());
    receive(new ReleaseRq());
  }

  private void abort() throws IOException {
    machine.abort();
    assertSent(Abort.BY_USER);
  }

  /** Bytes come from the peer. */
  void arrive(byte[] bytes) throws IOException {
    peer.getOutputStream().write(bytes);
  }

  /** The peer closes its end. */
  void hangUp() throws IOException {
    peer.close();
  }

  /** The peer has got this PDU next. */
  void assertSent(Pdu pdu) throws IOException {
    byte[] expected = PduWriter.encode(pdu);
    assertThat(peer.getInputStream().readNBytes(expected.length)).isEqualTo(expected);
  }

  /** The peer has got nothing more. */
  void assertNothingSent() throws IOException {
    assertThat(peer.isClosed() ? 0 : peer.getInputStream().available()).isZero();
  }

  /** The machine is in a state, or comes to it soon. */
  void assertComesTo(State state) {
    Deadline patience = soon();
    while (machine.state() != state && !patience.hasPassed()) {
      LockSupport.parkNanos(1_000_000);
    }
    assertThat(machine.state()).isEqualTo(state);
  }

  /** Our end of the connection is open or closed, as it has to be in the state. */
  void assertClosedIn(State state) {
    Deadline patience = soon();
    while (state == State.Sta1 && !transport.isClosed() && !patience.hasPassed()) {
      LockSupport.parkNanos(1_000_000);
    }
    assertThat(transport.isClosed()).isEqualTo(state == State.Sta1);
  }

  static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(5));
  }

  @Override
  public void close() throws IOException {
    peer.close();
    transport.cut();
  }
}
