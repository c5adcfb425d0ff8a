package org.pontis.routes.site.dimse.relay;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.source.Deadline;
import org.pontis.routes.site.dimse.arrival.Arrival;

/**
 * Where the events of one retrieval wait for the call's thread, one by one, until it is closed:
 * what comes later is refused. Each instance that waits holds its association back, so there are
 * never more than associations. Thread-safe.
 */
public final class Relay implements AutoCloseable {
  private static final DimseStatus OVER =
      DimseStatus.OUT_OF_RESOURCES.because("the retrieval has ended");

  private static final Event PROGRESS = new Event.Progressed();

  private final Deadline deadline;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private boolean closed;

  /** For a retrieval that ends by then. */
  public Relay(Deadline deadline) {
    this.deadline = deadline;
  }

  /** Waits for what happens next; empty when nothing does for so long. */
  public Optional<Event> next(Duration most) throws InterruptedException {
    return Optional.ofNullable(events.poll(most.toNanos(), TimeUnit.NANOSECONDS));
  }

  /** Tells how it ended. */
  public void tell(Event event) {
    events.add(event);
  }

  /** Tells that something has happened, unless that is waiting to be heard already. */
  public void tellProgress() {
    if (!events.contains(PROGRESS)) {
      events.add(PROGRESS);
    }
  }

  /** Brings an instance and waits until it is known what its sender is to be told. */
  public DimseStatus bring(Arrival arrival) {
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
