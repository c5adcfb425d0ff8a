package org.pontis.gateway.dimse;

import java.time.Duration;
import java.util.Optional;
import org.pontis.config.DataSize;
import org.pontis.dicom.data.AeTitle;
import org.pontis.gateway.settings.DimseConfig;
import org.pontis.gateway.settings.DimseLimitsConfig;
import org.pontis.routes.site.TlsFiles;

/** Settings of tests: on any free port of the loopback address. */
final class Configs {
  private static final Duration TIME = Duration.ofSeconds(20);
  private static final Duration DRAIN = Duration.ofMillis(50);

  private Configs() {}

  static DimseConfig usual() {
    return with(new DimseLimitsConfig(1000, TIME, 1000, TIME, TIME, TIME));
  }

  static DimseConfig withSearchResults(int results) {
    return with(new DimseLimitsConfig(results, TIME, 1000, TIME, TIME, TIME));
  }

  static DimseConfig with(TlsFiles tls) {
    return with(new DimseLimitsConfig(1000, TIME, 1000, TIME, TIME, TIME), Optional.of(tls));
  }

  private static DimseConfig with(DimseLimitsConfig limits) {
    return with(limits, Optional.empty());
  }

  private static DimseConfig with(DimseLimitsConfig limits, Optional<TlsFiles> tls) {
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
        tls);
  }
}
