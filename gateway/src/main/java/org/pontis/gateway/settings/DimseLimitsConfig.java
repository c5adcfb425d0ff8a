package org.pontis.gateway.settings;

import java.time.Duration;

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
    if (searchResults < 1 || retrieveInstances < 1) {
      throw new IllegalArgumentException("search-results or retrieve-instances is below 1");
    }
    if (!searchTime.isPositive()
        || !retrieveTime.isPositive()
        || !storeTime.isPositive()
        || !destinationTime.isPositive()) {
      throw new IllegalArgumentException("a time in limits is not positive");
    }
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
