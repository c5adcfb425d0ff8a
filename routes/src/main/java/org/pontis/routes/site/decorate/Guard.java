package org.pontis.routes.site.decorate;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.pontis.dicom.source.Deadline;

/**
 * One call under a deadline. Only the site's own time counts: while the receiver holds a result
 * nobody is interrupted, and a sender may take until the deadline of the call as a whole.
 */
final class Guard {
  private final ReentrantLock lock = new ReentrantLock();
  private final Thread caller = Thread.currentThread();
  private final Deadline deadline;
  private final Duration limit;
  private volatile State state = State.WAITING;
  private long waitingSince = System.nanoTime();

  /** Whose silence has ended a call. */
  enum Late {
    /** The site has let its caller wait too long. */
    SITE,
    /** The time of the call as a whole is over; the site may be well. */
    CALL,
    /** Whoever sends an object has not sent it all by the end of the call. */
    SENDER
  }

  private enum State {
    WAITING,
    DELIVERING,
    RECEIVING,
    SITE_LATE,
    CALL_LATE,
    SENDER_LATE;

    private boolean isOver() {
      return late().isPresent();
    }

    private Optional<Late> late() {
      return switch (this) {
        case WAITING, DELIVERING, RECEIVING -> Optional.empty();
        case SITE_LATE -> Optional.of(Late.SITE);
        case CALL_LATE -> Optional.of(Late.CALL);
        case SENDER_LATE -> Optional.of(Late.SENDER);
      };
    }
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

  /** Interrupts the caller if the site, or its sender, has kept it waiting for too long. */
  void look(long now) {
    lock.lock();
    try {
      boolean over = deadline.hasPassed();
      if (state == State.RECEIVING && over) {
        expire(State.SENDER_LATE);
      } else if (state == State.WAITING && now - waitingSince > limit.toNanos()) {
        expire(State.SITE_LATE);
      } else if (state == State.WAITING && over) {
        expire(State.CALL_LATE);
      }
    } finally {
      lock.unlock();
    }
  }

  private void expire(State late) {
    state = late;
    caller.interrupt();
  }

  /** Gives a result to the receiver, unless time is up; answers whether more are wanted. */
  boolean deliver(BooleanSupplier receiver) {
    if (!enter(State.DELIVERING)) {
      return false;
    }
    boolean more = receiver.getAsBoolean();
    return enter(State.WAITING) && more;
  }

  /** The site waits for the sender; answers whether the call goes on. */
  boolean away() {
    return enter(State.RECEIVING);
  }

  /** The site goes on; answers whether the call does. */
  boolean back() {
    return enter(State.WAITING);
  }

  /** Ends the call; answers who was late, if any. Clears the interruption that said so. */
  Optional<Late> end() {
    if (enter(State.DELIVERING)) {
      return Optional.empty();
    }
    Thread.interrupted();
    return state.late();
  }

  private boolean enter(State next) {
    lock.lock();
    try {
      if (state.isOver()) {
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
