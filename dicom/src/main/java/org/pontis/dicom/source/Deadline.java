package org.pontis.dicom.source;

import java.time.Duration;

/**
 * The moment until which a call may take, on the monotonic clock.
 *
 * @param nanoTime as {@link System#nanoTime()} counts
 */
public record Deadline(long nanoTime) {
  /** A deadline this long from now. */
  public static Deadline in(Duration duration) {
    return new Deadline(System.nanoTime() + duration.toNanos());
  }

  /** What remains; zero when it has passed. */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
  }

  /** Whether it has passed. */
  public boolean hasPassed() {
    return nanoTime - System.nanoTime() <= 0;
  }

  /** The earlier of this and a deadline that long from now. */
  public Deadline atMost(Duration duration) {
    Deadline other = in(duration);
    return other.nanoTime - nanoTime < 0 ? other : this;
  }
}
