package org.pontis.routes.site.dimse.pool;

import java.time.Duration;

/**
 * What a pool holds.
 *
 * @param associations how many may be open at a time, idle ones included
 * @param idle how long one that nobody uses is kept
 */
public record PoolLimits(int associations, Duration idle) {
  /** Checks the bounds. */
  public PoolLimits {
    if (associations < 1 || !idle.isPositive()) {
      throw new IllegalArgumentException("a pool holds at least one association for some time");
    }
  }
}
