package org.pontis.routes.site.dimse.move;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.scu.RetrieveEnd;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.source.Deadline;
import org.pontis.routes.site.dimse.arrival.Arrival;

/**
 * The place where one C-MOVE meets the instances it makes come, until it is closed: what comes
 * later is refused. Its events wait here one by one for the call's thread; each waiting instance
 * holds its association back, so there are never more than associations.
 */
public final class Meeting implements AutoCloseable {
  private static final DimseStatus OVER =
      DimseStatus.OUT_OF_RESOURCES.because("the retrieval has ended");

  private final Expectation expectation;
  private final MoveRendezvous rendezvous;
  private final Deadline deadline;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final Set<Uid> seen = ConcurrentHashMap.newKeySet();
  private boolean closed;

  /** What a call waits for. */
  public sealed interface Event {
    /** An instance came; it must be answered. */
    record Came(Handover handover) implements Event {}

    /** The PACS says how far it is. */
    record Progressed() implements Event {}

    /** The PACS says it is done. */
    record Ended(RetrieveEnd end) implements Event {}

    /** It did not come to an end. */
    record Failed(ImagingException why) implements Event {}
  }

  Meeting(Expectation expectation, MoveRendezvous rendezvous, Deadline deadline) {
    this.expectation = expectation;
    this.rendezvous = rendezvous;
    this.deadline = deadline;
  }

  /** What is awaited. */
  public Expectation expectation() {
    return expectation;
  }

  /** Waits for what happens next; empty when nothing does for so long. */
  public Optional<Event> next(Duration most) throws InterruptedException {
    return Optional.ofNullable(events.poll(most.toNanos(), TimeUnit.NANOSECONDS));
  }

  /** Tells of something that has happened. */
  public void tell(Event event) {
    events.add(event);
  }

  /** Whether this is the first copy of an instance that this call gets; it is then its own. */
  boolean reserve(Uid instance) {
    return seen.add(instance);
  }

  /** Brings an instance and waits for what becomes of it. */
  DimseStatus bring(Arrival arrival) {
    Handover handover = new Handover(arrival);
    synchronized (this) {
      if (closed) {
        return OVER;
      }
      events.add(new Event.Came(handover));
    }
    return handover.await(deadline);
  }

  /** Refuses what has not been fetched, and all that comes later. */
  @Override
  public void close() {
    rendezvous.leave(this);
    synchronized (this) {
      closed = true;
    }
    for (Event event : events) {
      if (event instanceof Event.Came(Handover handover) && handover.claim()) {
        handover.answer(OVER);
      }
    }
    events.clear();
  }
}
