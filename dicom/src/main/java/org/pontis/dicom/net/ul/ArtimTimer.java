package org.pontis.dicom.net.ul;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The ARTIM timer of PS3.8 9.1.4; runs while a peer owes us its first PDU or the close of the
 * connection.
 */
final class ArtimTimer {
  private final Duration duration;
  private final Runnable expired;
  private final AtomicReference<Future<?>> running =
      new AtomicReference<>(CompletableFuture.completedFuture(Boolean.TRUE));

  ArtimTimer(Duration duration, Runnable expired) {
    this.duration = duration;
    this.expired = expired;
  }

  /** Starts it, or starts it again. */
  void start() {
    running.getAndSet(Timers.after(duration, expired)).cancel(false);
  }

  void stop() {
    running.get().cancel(false);
  }
}
