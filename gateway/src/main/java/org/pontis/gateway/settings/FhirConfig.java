package org.pontis.gateway.settings;

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
    if (page < 1 || largestPage < page || candidates < largestPage) {
      throw new IllegalArgumentException(
          "page, largest-page and candidates are not in ascending order from 1");
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
