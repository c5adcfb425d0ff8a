package org.pontis.routes.site.file.scan;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** Folders in which many things happen, one soon after the other. Thread-safe. */
final class Bursts {
  private static final Duration SOON = Duration.ofMillis(100);
  private static final int MANY = 10;

  /** So many folders are known at a time; of more, the one known longest is forgotten. */
  private static final int KNOWN = 1_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Path, Run> runs =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Run> eldest) {
          return size() > KNOWN;
        }
      };

  /** Things that happened one soon after the other, the last of them at this nanosecond. */
  private record Run(int length, long last) {
    Run and(long now) {
      return new Run(now - last < SOON.toNanos() ? Math.min(length, MANY) + 1 : 1, now);
    }
  }

  /** Takes note that something happens in a folder now; answers whether many things just did. */
  boolean isBurst(Path folder) {
    long now = System.nanoTime();
    lock.lock();
    try {
      Run run = runs.getOrDefault(folder, new Run(0, now)).and(now);
      runs.put(folder, run);
      return run.length() > MANY;
    } finally {
      lock.unlock();
    }
  }
}
