package org.pontis.routes.federation;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.pontis.dicom.source.SiteId;

/** The threads that ask sites on behalf of one call, so that none goes on when the call ends. */
final class Askers {
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<SiteId, Thread> asking = new HashMap<>();
  private boolean stopped;

  /** This thread begins to ask a site. */
  void began(SiteId site) {
    lock.lock();
    try {
      if (stopped) {
        Thread.currentThread().interrupt();
        return;
      }
      asking.put(site, Thread.currentThread());
    } finally {
      lock.unlock();
    }
  }

  /** This thread has its answer; an interruption meant for its asking ends here. */
  void ended(SiteId site) {
    lock.lock();
    try {
      if (asking.remove(site) == null) {
        Thread.interrupted();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Interrupts whoever still asks. */
  void interrupt() {
    lock.lock();
    try {
      stopped = true;
      asking.values().forEach(Thread::interrupt);
      asking.clear();
    } finally {
      lock.unlock();
    }
  }
}
