package org.pontis.routes;

import java.time.Duration;
import org.pontis.config.Ranges;

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
    checkSiteDeadline(siteDeadline);
    checkCallsPerSite(callsPerSite);
    checkWaitingPerSite(waitingPerSite);
    checkRescanEvery(rescanEvery);
  }

  private static void checkSiteDeadline(Duration siteDeadline) {
    Ranges.positive(siteDeadline);
  }

  private static void checkCallsPerSite(int callsPerSite) {
    Ranges.atLeast(1, callsPerSite);
  }

  private static void checkWaitingPerSite(int waitingPerSite) {
    Ranges.atLeast(0, waitingPerSite);
  }

  private static void checkRescanEvery(Duration rescanEvery) {
    Ranges.positive(rescanEvery);
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
