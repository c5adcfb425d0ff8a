package org.pontis.routes.site.decorate;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.pontis.dicom.source.Deadline;

/**
 * One call under a deadline. Only the site's own time counts: while the receiver holds a result
 * nobody is interrupted.
 */
final class Guard {
  private final ReentrantLock lock = new ReentrantLock();
  private final Thread caller = Thread.currentThread();
  private final Deadline deadline;
  private final Duration limit;
  private State state = State.WAITING;
  private long waitingSince = System.nanoTime();

  private enum State {
    WAITING,
    DELIVERING,
    EXPIRED
  }

  /**
   * For a call of this thread.
   *
   * @param deadline of the call as a whole
   * @param limit how long the site may take for its next result
   */
  Guard(Deadline deadline, Duration limit) {
    this.deadline = deadline;
    this.limit = limit;
  }

  /** Interrupts the caller if the site has kept it waiting for too long. */
  void look(long now) {
    lock.lock();
    try {
      boolean late = now - waitingSince > limit.toNanos() || deadline.hasPassed();
      if (state == State.WAITING && late) {
        state = State.EXPIRED;
        caller.interrupt();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Gives a result to the receiver, unless time is up; answers whether more are wanted. */
  boolean deliver(BooleanSupplier receiver) {
    if (!enter(State.DELIVERING)) {
      return false;
    }
    boolean more = receiver.getAsBoolean();
    return enter(State.WAITING) && more;
  }

  /** The site waits for something that is not its own; answers whether the call goes on. */
  boolean away() {
    return enter(State.DELIVERING);
  }

  /** The site goes on; answers whether the call does. */
  boolean back() {
    return enter(State.WAITING);
  }

  /** Ends the call; answers whether its time was up. Clears the interruption that said so. */
  boolean end() {
    if (enter(State.DELIVERING)) {
      return false;
    }
    Thread.interrupted();
    return true;
  }

  private boolean enter(State next) {
    lock.lock();
    try {
      if (state == State.EXPIRED) {
        return false;
      }
      state = next;
      waitingSince = System.nanoTime();
      return true;
    } finally {
      lock.unlock();
    }
  }
}
