package org.pontis.routes;

import java.time.Duration;

/**
 * How sites are asked.
 *
 * @param siteDeadline how long one site may take until its first result, and between results
 * @param callsPerSite how many calls a site serves at once; a quarter of them is kept for searches
 * @param waitingPerSite how many more may wait for their turn before callers are told to come back
 * @param rescanEvery how often folders are walked again for what notifications have missed
 */
public record FederationSettings(
    Duration siteDeadline, int callsPerSite, int waitingPerSite, Duration rescanEvery) {
  /** Checks the bounds. */
  public FederationSettings {
    if (siteDeadline.isNegative() || siteDeadline.isZero()) {
      throw new IllegalArgumentException("site-deadline is not positive");
    }
    if (callsPerSite < 1 || waitingPerSite < 0) {
      throw new IllegalArgumentException("calls-per-site is below 1 or waiting-per-site negative");
    }
    if (rescanEvery.isNegative() || rescanEvery.isZero()) {
      throw new IllegalArgumentException("rescan-every is not positive");
    }
  }

  /** What suits most deployments. */
  public static FederationSettings defaults() {
    return new FederationSettings(
        defaultSiteDeadline(),
        defaultCallsPerSite(),
        defaultWaitingPerSite(),
        defaultRescanEvery());
  }

  static Duration defaultSiteDeadline() {
    return Duration.ofSeconds(20);
  }

  static int defaultCallsPerSite() {
    return 64;
  }

  static int defaultWaitingPerSite() {
    return 256;
  }

  static Duration defaultRescanEvery() {
    return Duration.ofSeconds(30);
  }
}
