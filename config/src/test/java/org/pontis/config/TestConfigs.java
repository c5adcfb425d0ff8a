package org.pontis.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Records that use every feature of the binding. */
final class TestConfigs {
  private TestConfigs() {}

  record Gateway(
      Http http,
      List<Site> sites,
      Optional<Path> routes,
      Map<String, URI> links,
      Optional<Secret> password) {}

  record Http(int port, Duration idleTimeout, DataSize largestBody, boolean gzip, Order order) {
    Http {
      checkPort(port);
    }

    private static void checkPort(int port) {
      Ranges.within(1, 65_535, port);
    }

    static int defaultPort() {
      return 8080;
    }

    static Duration defaultIdleTimeout() {
      return Duration.ofMinutes(5);
    }

    static DataSize defaultLargestBody() {
      return DataSize.ofMebibytes(64);
    }

    static boolean defaultGzip() {
      return true;
    }

    static Order defaultOrder() {
      return Order.NEWEST_FIRST;
    }
  }

  enum Order {
    NEWEST_FIRST,
    OLDEST_FIRST
  }

  record SiteName(String value) {
    SiteName {
      if (!value.matches("[a-z]+")) {
        throw new IllegalArgumentException("'" + value + "' is not an id, expected letters a-z");
      }
    }
  }

  sealed interface Site {
    SiteName id();

    record Folder(SiteName id, Path path, Optional<ZoneId> zone) implements Site {}

    record DicomwebSite(SiteName id, URI url, long limit) implements Site {
      static long defaultLimit() {
        return 1000;
      }
    }
  }

  record Located2(Located<String> name) {}
}
