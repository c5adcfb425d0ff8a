package org.pontis.gateway.probe;

import java.time.Duration;
import java.util.Locale;

/** Durations as people compare them. */
final class Milliseconds {
  private Milliseconds() {}

  static String of(Duration duration) {
    double millis = duration.toNanos() / 1e6;
    return millis < 10
        ? String.format(Locale.ROOT, "%.1f ms", millis)
        : String.format(Locale.ROOT, "%.0f ms", millis);
  }

  static String since(long nanoTime) {
    return of(Duration.ofNanos(System.nanoTime() - nanoTime));
  }
}
