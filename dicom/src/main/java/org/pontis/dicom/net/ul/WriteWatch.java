package org.pontis.dicom.net.ul;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Ends a connection of which one write takes longer than allowed; looks four times in that time.
 */
final class WriteWatch {
  private static final long NOT_WRITING = 0;

  private final Duration longest;
  private final Runnable cut;
  private final AtomicReference<Future<?>> looking =
      new AtomicReference<>(CompletableFuture.completedFuture(Boolean.TRUE));
  private volatile long writingSince = NOT_WRITING;
  private volatile boolean bitten;

  WriteWatch(Duration longest, Runnable cut) {
    this.longest = longest;
    this.cut = cut;
  }

  void start() {
    looking.getAndSet(Timers.every(longest.dividedBy(4), this::look)).cancel(false);
  }

  void stop() {
    looking.get().cancel(false);
  }

  void begin() {
    long now = System.nanoTime();
    writingSince = now == NOT_WRITING ? 1 : now;
  }

  void end() {
    writingSince = NOT_WRITING;
  }

  /** Whether it has ended the connection. */
  boolean hasBitten() {
    return bitten;
  }

  private void look() {
    long since = writingSince;
    if (since != NOT_WRITING && System.nanoTime() - since > longest.toNanos()) {
      bitten = true;
      cut.run();
    }
  }
}
