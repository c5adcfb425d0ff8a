package org.pontis.gateway.settings;

import java.time.Duration;
import org.pontis.config.Ranges;

/**
 * What one DIMSE operation may cost.
 *
 * @param searchResults how many matches a C-FIND answers at the most; one that finds more ends with
 *     status A700
 * @param searchTime how long a C-FIND may take
 * @param retrieveInstances how many instances a C-MOVE or C-GET may ask for; one that asks for more
 *     is refused with status A701
 * @param retrieveTime how long a C-MOVE or C-GET may take
 * @param storeTime how long the storing of one instance may take
 * @param destinationTime how long a move destination may take to answer
 */
public record DimseLimitsConfig(
    int searchResults,
    Duration searchTime,
    int retrieveInstances,
    Duration retrieveTime,
    Duration storeTime,
    Duration destinationTime) {
  /** Checks the bounds. */
  public DimseLimitsConfig {
    checkSearchResults(searchResults);
    checkSearchTime(searchTime);
    checkRetrieveInstances(retrieveInstances);
    checkRetrieveTime(retrieveTime);
    checkStoreTime(storeTime);
    checkDestinationTime(destinationTime);
  }

  private static void checkSearchResults(int searchResults) {
    Ranges.atLeast(1, searchResults);
  }

  private static void checkSearchTime(Duration searchTime) {
    Ranges.positive(searchTime);
  }

  private static void checkRetrieveInstances(int retrieveInstances) {
    Ranges.atLeast(1, retrieveInstances);
  }

  private static void checkRetrieveTime(Duration retrieveTime) {
    Ranges.positive(retrieveTime);
  }

  private static void checkStoreTime(Duration storeTime) {
    Ranges.positive(storeTime);
  }

  private static void checkDestinationTime(Duration destinationTime) {
    Ranges.positive(destinationTime);
  }

  static int defaultSearchResults() {
    return 10_000;
  }

  static Duration defaultSearchTime() {
    return Duration.ofSeconds(60);
  }

  static int defaultRetrieveInstances() {
    return 100_000;
  }

  static Duration defaultRetrieveTime() {
    return Duration.ofHours(1);
  }

  static Duration defaultStoreTime() {
    return Duration.ofMinutes(10);
  }

  static Duration defaultDestinationTime() {
    return Duration.ofSeconds(60);
  }

  static DimseLimitsConfig standard() {
    return new DimseLimitsConfig(
        defaultSearchResults(),
        defaultSearchTime(),
        defaultRetrieveInstances(),
        defaultRetrieveTime(),
        defaultStoreTime(),
        defaultDestinationTime());
  }
}
