package org.pontis.gateway.dimse;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.pontis.dicom.source.Deadline;

/** How many operations are under way. */
final class InWork {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long begun;
  private long ended;

  void begin() {
    change(1, 0);
  }

  void end() {
    change(0, 1);
  }

  private void change(int more, int done) {
    lock.lock();
    try {
      begun += more;
      ended += done;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until nothing is under way and nothing has begun for a while, since a client sends its
   * instances as operations one after the other.
   */
  void awaitQuiet(Duration quiet, Deadline deadline) throws InterruptedException {
    lock.lock();
    try {
      while (!deadline.hasPassed()) {
        long seen = begun;
        boolean idle = begun == ended;
        Duration longest = idle ? deadline.atMost(quiet).remaining() : deadline.remaining();
        boolean noted = changed.await(longest.toNanos(), TimeUnit.NANOSECONDS);
        if (idle && !noted && begun == seen) {
          return;
        }
      }
    } finally {
      lock.unlock();
    }
  }
}
