package org.pontis.routes.camel.dimse;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.pontis.dicom.source.Deadline;

/** What one consumer has not taken yet. */
final class Arrivals {
  private final int capacity;
  private final Deque<ArrivedInstance> waiting = new ArrayDeque<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean closed;

  Arrivals(int capacity) {
    this.capacity = capacity;
  }

  /** Whether it found room before the deadline; a closed queue takes and forgets. */
  boolean offer(ArrivedInstance arrived, Deadline deadline) {
    lock.lock();
    try {
      while (!closed && waiting.size() >= capacity) {
        if (deadline.hasPassed()) {
          return false;
        }
        changed.awaitNanos(deadline.remaining().toNanos());
      }
      if (!closed) {
        waiting.addLast(arrived);
        changed.signalAll();
      }
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** The next, waited for; empty when closed and nothing waits. */
  Optional<ArrivedInstance> take() {
    lock.lock();
    try {
      while (waiting.isEmpty() && !closed) {
        changed.await();
      }
      Optional<ArrivedInstance> next = Optional.ofNullable(waiting.pollFirst());
      changed.signalAll();
      return next;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  /** Lets whoever waits go on; what waits already can still be taken. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
