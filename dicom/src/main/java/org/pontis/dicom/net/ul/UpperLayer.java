package org.pontis.dicom.net.ul;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.pontis.dicom.net.pdu.Abort;
import org.pontis.dicom.net.pdu.AssociateRj;
import org.pontis.dicom.net.pdu.AssociateRq;
import org.pontis.dicom.net.pdu.Pdu;
import org.pontis.dicom.net.pdu.PduRefusal;
import org.pontis.dicom.net.pdu.PduWriter;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.source.Deadline;

/**
 * The state machine of PS3.8 9.2 over one connection: every request of the user, every arrival and
 * every expiry of ARTIM goes through table 9-10, which decides what is sent and which state is
 * next.
 */
final class UpperLayer {
  private final Side side;
  private final Transport transport;
  private final OfferCheck offerCheck;
  private final Failures failures;
  private final ArtimTimer artim;
  private final AtomicReference<State> state = new AtomicReference<>(State.Sta1);
  private final ReentrantLock reading = new ReentrantLock();

  UpperLayer(Side side, Transport transport, Duration artim, OfferCheck offerCheck, String peer) {
    this.side = side;
    this.transport = transport;
    this.offerCheck = offerCheck;
    this.failures = new Failures(peer);
    this.artim = new ArtimTimer(artim, this::expire);
  }

  State state() {
    return state.get();
  }

  Failures failures() {
    return failures;
  }

  /** An event of the local user or of the transport service that sends nothing. */
  void tell(Event event) {
    tell(event, new byte[0], 0);
  }

  /** An event of the local user or of the transport service that sends this PDU. */
  void tell(Event event, Pdu pdu) {
    byte[] bytes = PduWriter.encode(pdu);
    tell(event, bytes, bytes.length);
  }

  /** An event that sends these bytes, which are whole PDUs. */
  void tell(Event event, byte[] pdus, int length) {
    Action action = move(event).orElseThrow(failures::ended);
    try {
      perform(action, pdus, length);
    } catch (SocketTimeoutException e) {
      move(Event.Evt17).ifPresent(this::performQuietly);
      throw failures.late(e);
    } catch (IOException e) {
      move(Event.Evt17).ifPresent(this::performQuietly);
      throw failures.closed(e);
    }
  }

  /** The user's abort; does nothing where there is nothing to abort. Never blocks for long. */
  void abort() {
    abort(Abort.BY_USER);
  }

  /** An abort with the reason a message deserves. */
  void abort(Abort abort) {
    move(Event.Evt15).ifPresent(action -> abortWith(action, abort));
  }

  /**
   * The next PDU that is for the user.
   *
   * @throws ImagingException when the association ends in another way than by that PDU
   */
  Pdu await(Deadline deadline) {
    reading.lock();
    try {
      while (true) {
        Optional<Pdu> forUser = step(deadline);
        if (forUser.isPresent()) {
          return forUser.get();
        }
      }
    } finally {
      reading.unlock();
    }
  }

  /** Takes in one arrival; gives the PDU where it is for the user. */
  private Optional<Pdu> step(Deadline deadline) {
    if (state.get() == State.Sta1) {
      throw failures.ended();
    }
    Arrival arrival = arrival(deadline);
    Event event = arrival.event(state.get());
    Optional<AssociateRj> refusal = refusal(arrival);
    Action action = move(event, refusal).orElseThrow(failures::ended);
    return switch (action) {
      case AE_6 -> offered(arrival, refusal);
      case AE_3, AE_4, DT_2, AR_2, AR_3, AR_6, AR_8, AR_10 -> {
        performQuietly(action);
        yield pdu(arrival);
      }
      case AA_1, AA_8 -> {
        abortWith(action, abort(action, arrival));
        throw failures.of(arrival);
      }
      case AA_7 -> {
        abortWith(action, Abort.byProvider(arrival.abortReason()));
        yield Optional.empty();
      }
      case AA_6 -> Optional.empty();
      default -> {
        performQuietly(action);
        throw failures.of(arrival);
      }
    };
  }

  private Arrival arrival(Deadline deadline) {
    try {
      Optional<Pdu> next = transport.next(deadline);
      return next.<Arrival>map(Arrival.Whole::new)
          .orElseGet(() -> new Arrival.Closed(new EOFException("closed by the peer")));
    } catch (PduRefusal e) {
      return new Arrival.Malformed(e);
    } catch (SocketTimeoutException e) {
      return new Arrival.Late(e);
    } catch (IOException e) {
      return new Arrival.Closed(e);
    }
  }

  private Optional<AssociateRj> refusal(Arrival arrival) {
    return arrival instanceof Arrival.Whole(AssociateRq asked) && state.get() == State.Sta2
        ? offerCheck.refusal(asked)
        : Optional.empty();
  }

  private static Optional<Pdu> pdu(Arrival arrival) {
    return arrival instanceof Arrival.Whole(Pdu pdu) ? Optional.of(pdu) : Optional.empty();
  }

  /** AE-6: the provider itself may refuse the offer. */
  private Optional<Pdu> offered(Arrival arrival, Optional<AssociateRj> refusal) {
    artim.stop();
    if (refusal.isEmpty()) {
      return pdu(arrival);
    }
    sendSoon(PduWriter.encode(refusal.get()));
    artim.start();
    drainLater();
    throw failures.refusedByUs(refusal.get());
  }

  private static Abort abort(Action action, Arrival arrival) {
    return action == Action.AA_1 ? Abort.BY_USER : Abort.byProvider(arrival.abortReason());
  }

  private void abortWith(Action action, Abort abort) {
    for (Effect effect : action.effects()) {
      switch (effect) {
        case SEND -> sendSoon(PduWriter.encode(abort));
        case CLOSE -> transport.cut();
        case START_ARTIM -> artim.start();
        case STOP_ARTIM -> artim.stop();
      }
    }
    if (action.effects().contains(Effect.START_ARTIM)) {
      drainLater();
    }
  }

  /** Sends the last PDU of ours, or loses the connection. */
  private void sendSoon(byte[] pdu) {
    try {
      if (!transport.writeSoon(pdu)) {
        transport.cut();
      }
    } catch (IOException gone) {
      transport.cut();
    }
  }

  private void perform(Action action, byte[] pdus, int length) throws IOException {
    for (Effect effect : action.effects()) {
      switch (effect) {
        case SEND -> transport.write(pdus, length);
        case CLOSE -> transport.close();
        case START_ARTIM -> artim.start();
        case STOP_ARTIM -> artim.stop();
      }
    }
    if (state.get() == State.Sta13) {
      drainLater();
    }
  }

  /** Performs an action that sends nothing. */
  private void performQuietly(Action action) {
    for (Effect effect : action.effects()) {
      switch (effect) {
        case CLOSE -> transport.close();
        case START_ARTIM -> artim.start();
        case STOP_ARTIM -> artim.stop();
        case SEND -> throw new IllegalStateException(action + " sends");
      }
    }
  }

  private void expire() {
    if (move(Event.Evt18).isPresent()) {
      transport.cut();
    }
  }

  /** Waits for the close of the peer, or for ARTIM, so that it can read what we sent last. */
  private void drainLater() {
    Thread.ofVirtual().name("dicom-drain").start(this::linger);
  }

  /**
   * Waits until the connection of an association that has ended is closed, at most for ARTIM. A
   * fragment that is still being read elsewhere is left alone.
   */
  void linger() {
    reading.lock();
    try {
      transport.leaveBuffer();
      while (state.get() == State.Sta13) {
        await(Deadline.in(Duration.ofDays(1)));
      }
    } catch (ImagingException ended) {
      transport.cut();
    } finally {
      reading.unlock();
    }
  }

  private Optional<Action> move(Event event) {
    return move(event, Optional.empty());
  }

  /** Moves to the next state of the table; empty where the table has no cell. */
  private Optional<Action> move(Event event, Optional<AssociateRj> refusal) {
    while (true) {
      State now = state.get();
      Optional<Transition> cell = TransitionTable.cell(event, now);
      if (cell.isEmpty()) {
        return Optional.empty();
      }
      Transition transition = cell.get();
      if (state.compareAndSet(now, next(transition, refusal))) {
        return Optional.of(transition.action());
      }
    }
  }

  private State next(Transition transition, Optional<AssociateRj> refusal) {
    boolean first =
        switch (transition.action()) {
          case AE_6 -> refusal.isEmpty();
          case AR_8 -> side == Side.REQUESTOR;
          default -> true;
        };
    return first ? transition.next() : transition.otherwise();
  }
}
