package org.pontis.routes.site.dimse.pool;

import java.time.Duration;

/**
 * How many associations are tried: the limit, or what the peer last allowed, one more after each
 * step of time. Not thread-safe.
 */
final class Ceiling {
  /** After this long one more is tried. */
  static final Duration STEP = Duration.ofSeconds(15);

  private final int limit;
  private int allowed;
  private long loweredAt;

  Ceiling(int limit) {
    this.limit = limit;
    this.allowed = limit;
  }

  int now() {
    if (allowed == limit) {
      return limit;
    }
    long steps = (System.nanoTime() - loweredAt) / STEP.toNanos();
    return (int) Math.min(limit, allowed + steps);
  }

  void lowerTo(int associations) {
    allowed = Math.max(1, associations);
    loweredAt = System.nanoTime();
  }
}
