package org.pontis.gateway.settings;

import java.time.Duration;
import org.pontis.config.DataSize;

/**
 * What one request may cost.
 *
 * @param addressLength how long path and query may be together
 * @param searchResults how many matches one answer holds at the most; a search that finds more says
 *     so in a Warning header and goes on with offset
 * @param searchTime how long a search may take
 * @param retrieveTime how long a retrieval may take
 * @param fhir how far one FHIR search goes
 */
public record LimitsConfig(
    DataSize addressLength,
    int searchResults,
    Duration searchTime,
    Duration retrieveTime,
    FhirConfig fhir) {
  private static final long MAX_ADDRESS = 1024 * 1024;

  /** Checks the bounds. */
  public LimitsConfig {
    if (addressLength.bytes() < 1024 || addressLength.bytes() > MAX_ADDRESS) {
      throw new IllegalArgumentException("address-length is outside 1KiB..1MiB");
    }
    if (searchResults < 1) {
      throw new IllegalArgumentException("search-results is below 1");
    }
    if (!searchTime.isPositive() || !retrieveTime.isPositive()) {
      throw new IllegalArgumentException("search-time or retrieve-time is not positive");
    }
  }

  static DataSize defaultAddressLength() {
    return new DataSize(64 * 1024);
  }

  static int defaultSearchResults() {
    return 1000;
  }

  static Duration defaultSearchTime() {
    return Duration.ofSeconds(60);
  }

  static Duration defaultRetrieveTime() {
    return Duration.ofHours(1);
  }

  static FhirConfig defaultFhir() {
    return FhirConfig.standard();
  }

  /** What is assumed where the file says nothing. */
  public static LimitsConfig standard() {
    return new LimitsConfig(
        defaultAddressLength(),
        defaultSearchResults(),
        defaultSearchTime(),
        defaultRetrieveTime(),
        defaultFhir());
  }
}
