package org.pontis.routes.site.file.scan;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Folders in which one thing happens soon after the other. Thread-safe. */
final class Bursts {
  private static final Duration SOON = Duration.ofMillis(100);

  /** So many folders are known at a time; of more, the one known longest is forgotten. */
  private static final int KNOWN = 1_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Path, Long> last =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Long> eldest) {
          return size() > KNOWN;
        }
      };

  /** Takes note that something happens in a folder now; answers whether something just did. */
  boolean isBurst(Path folder) {
    long now = System.nanoTime();
    lock.lock();
    try {
      return Optional.ofNullable(last.put(folder, now))
          .filter(before -> now - before < SOON.toNanos())
          .isPresent();
    } finally {
      lock.unlock();
    }
  }
}
