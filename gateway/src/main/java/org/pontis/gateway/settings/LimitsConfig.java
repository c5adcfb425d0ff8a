package org.pontis.gateway.settings;

import java.time.Duration;
import org.pontis.config.DataSize;
import org.pontis.config.Ranges;

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
  private static final DataSize SHORTEST_ADDRESS = new DataSize(1024);
  private static final DataSize LONGEST_ADDRESS = DataSize.ofMebibytes(1);

  /** Checks the bounds. */
  public LimitsConfig {
    checkAddressLength(addressLength);
    checkSearchResults(searchResults);
    checkSearchTime(searchTime);
    checkRetrieveTime(retrieveTime);
  }

  private static void checkAddressLength(DataSize addressLength) {
    Ranges.within(SHORTEST_ADDRESS, LONGEST_ADDRESS, addressLength);
  }

  private static void checkSearchResults(int searchResults) {
    Ranges.atLeast(1, searchResults);
  }

  private static void checkSearchTime(Duration searchTime) {
    Ranges.positive(searchTime);
  }

  private static void checkRetrieveTime(Duration retrieveTime) {
    Ranges.positive(retrieveTime);
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
