package org.pontis.routes.site.decorate;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.Deadline;
import org.pontis.dicom.source.SiteId;

/** So many calls at once, so many more in the queue, first come first served. */
final class Turns {
  private final SiteId site;
  private final Semaphore turns;
  private final AtomicInteger waiting = new AtomicInteger();
  private final int maxWaiting;

  Turns(SiteId site, int atOnce, int maxWaiting) {
    this.site = site;
    this.turns = new Semaphore(atOnce, true);
    this.maxWaiting = maxWaiting;
  }

  /** Does something when it has its turn; OVERLOADED when the queue is full or moves too slowly. */
  <T> T when(Deadline deadline, Supplier<T> action) {
    if (!turns.tryAcquire()) {
      queue(deadline);
    }
    try {
      return action.get();
    } finally {
      turns.release();
    }
  }

  private void queue(Deadline deadline) {
    if (waiting.incrementAndGet() > maxWaiting) {
      waiting.decrementAndGet();
      throw overloaded("too many calls wait for it");
    }
    try {
      if (!turns.tryAcquire(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
        throw overloaded("no turn came within the deadline");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw overloaded("the call was stopped while it waited for its turn");
    } finally {
      waiting.decrementAndGet();
    }
  }

  private ImagingException overloaded(String reason) {
    return new ImagingException(
        Problem.of(ProblemType.OVERLOADED, site, "the site is busy: " + reason + "; ask later"));
  }
}
