package org.pontis.gateway.settings;

import org.pontis.config.Ranges;

/**
 * How far one FHIR search goes.
 *
 * @param page how many resources a page holds when the caller does not say
 * @param largestPage how many resources a page holds however many the caller asks for
 * @param candidates how many studies or patients are looked at for one page; one that is not full
 *     by then links to the next. Searches of several named sites end there
 */
public record FhirConfig(int page, int largestPage, int candidates) {
  /** Checks the bounds. */
  public FhirConfig {
    checkPage(page);
    checkLargestPage(largestPage);
    checkCandidates(candidates);
    checkOrder(page, largestPage, candidates);
  }

  private static void checkPage(int page) {
    Ranges.atLeast(1, page);
  }

  private static void checkLargestPage(int largestPage) {
    Ranges.atLeast(1, largestPage);
  }

  private static void checkCandidates(int candidates) {
    Ranges.atLeast(1, candidates);
  }

  private static void checkOrder(int page, int largestPage, int candidates) {
    if (largestPage < page || candidates < largestPage) {
      throw new IllegalArgumentException(
          "page, largest-page and candidates are not in ascending order");
    }
  }

  static int defaultPage() {
    return 20;
  }

  static int defaultLargestPage() {
    return 200;
  }

  static int defaultCandidates() {
    return 10_000;
  }

  /** What is assumed where the file says nothing. */
  public static FhirConfig standard() {
    return new FhirConfig(defaultPage(), defaultLargestPage(), defaultCandidates());
  }
}
