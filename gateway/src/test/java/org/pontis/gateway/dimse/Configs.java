package org.pontis.gateway.dimse;

import java.time.Duration;
import java.util.Optional;
import org.pontis.config.DataSize;
import org.pontis.dicom.data.AeTitle;
import org.pontis.gateway.settings.DimseConfig;
import org.pontis.gateway.settings.DimseLimitsConfig;

/** Settings of tests: on any free port of the loopback address. */
final class Configs {
  private static final Duration TIME = Duration.ofSeconds(20);
  private static final Duration DRAIN = Duration.ofMillis(50);

  private Configs() {}

  static DimseConfig usual() {
    return with(new DimseLimitsConfig(1000, TIME, TIME, TIME, TIME));
  }

  static DimseConfig withSearchResults(int results) {
    return with(new DimseLimitsConfig(results, TIME, TIME, TIME, TIME));
  }

  private static DimseConfig with(DimseLimitsConfig limits) {
    return new DimseConfig(
        new AeTitle("PONTIS"),
        "127.0.0.1",
        0,
        new DataSize(64 << 10),
        64,
        TIME,
        TIME,
        DRAIN,
        limits,
        Optional.empty());
  }
}
