package org.pontis.dicom.net.ul;

import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.pontis.dicom.net.pdu.AssociateAc;
import org.pontis.dicom.net.pdu.AssociateRj;
import org.pontis.dicom.net.pdu.AssociateRq;
import org.pontis.dicom.net.pdu.Pdu;
import org.pontis.dicom.net.pdu.RejectReason;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.source.Deadline;

/** A connection to a listener, from its first byte to its last. */
final class AcceptedConnection {
  private final ListenerSettings settings;
  private final AssociationAcceptor acceptor;
  private final Semaphore places;
  private final AtomicBoolean hasPlace = new AtomicBoolean();
  private final Transport transport;
  private final UpperLayer machine;

  AcceptedConnection(
      Socket socket, ListenerSettings settings, AssociationAcceptor acceptor, Semaphore places) {
    this.settings = settings;
    this.acceptor = acceptor;
    this.places = places;
    this.transport = new Transport(socket, settings.association());
    this.machine =
        new UpperLayer(
            Side.ACCEPTOR,
            transport,
            settings.association().timeouts().artim(),
            this::refusal,
            String.valueOf(socket.getRemoteSocketAddress()));
  }

  /** Negotiates and serves; a peer that does neither in order loses the connection. */
  void serve() {
    try {
      machine.tell(Event.Evt5);
      Deadline deadline = Deadline.in(settings.association().timeouts().artim());
      secure(deadline);
      negotiated(deadline).ifPresent(this::serve);
    } catch (ImagingException peerFailed) {
      acceptor.notBegun(transport.peer(), peerFailed.problem());
      machine.abort();
    } finally {
      end();
    }
  }

  private void end() {
    machine.abort();
    if (hasPlace.get()) {
      places.release();
    }
    machine.linger();
    transport.cut();
  }

  private void secure(Deadline deadline) {
    try {
      transport.accept(settings.tls(), deadline);
    } catch (IOException e) {
      machine.tell(Event.Evt17);
      throw machine.failures().insecure(e);
    }
  }

  private void serve(Association association) {
    try (association) {
      acceptor.serve(association);
    }
  }

  private Optional<Association> negotiated(Deadline deadline) {
    Pdu pdu = machine.await(deadline);
    if (!(pdu instanceof AssociateRq asked)) {
      throw new IllegalStateException("no offer: " + pdu.getClass());
    }
    return switch (acceptor.negotiate(asked, transport.peer())) {
      case Decision.Accept accept -> Optional.of(accept(asked, accept));
      case Decision.Reject(AssociateRj rejection) -> {
        machine.tell(Event.Evt8, rejection);
        yield Optional.empty();
      }
    };
  }

  private Association accept(AssociateRq asked, Decision.Accept decision) {
    AssociateAc answer =
        AssociateAc.to(
            asked,
            decision.contexts(),
            Implementation.information(settings.association(), decision.userInformation()));
    machine.tell(Event.Evt7, answer);
    return new Association(
        machine, transport, Negotiated.asAcceptor(asked, answer), settings.association());
  }

  /** What the provider refuses by itself: foreign protocols, and more associations than allowed. */
  private Optional<AssociateRj> refusal(AssociateRq asked) {
    Optional<AssociateRj> foreign = OfferCheck.STANDARD.refusal(asked);
    if (foreign.isPresent()) {
      return foreign;
    }
    hasPlace.set(places.tryAcquire());
    return hasPlace.get()
        ? Optional.empty()
        : Optional.of(AssociateRj.transientlyFor(RejectReason.LOCAL_LIMIT_EXCEEDED));
  }

  void abort() {
    machine.abort();
    if (machine.state() == State.Sta2) {
      transport.cut();
    }
  }

  /** Ends the connection at once. */
  void cut() {
    transport.cut();
  }
}
