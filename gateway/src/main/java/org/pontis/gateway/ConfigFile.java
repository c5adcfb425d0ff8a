package org.pontis.gateway;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.pontis.config.ConfigLoader;
import org.pontis.config.ConfigResult;
import org.pontis.gateway.settings.GatewayConfig;

/** Reading the configuration file for a command. */
final class ConfigFile {
  private ConfigFile() {}

  /** The configuration; empty when problems were printed instead. */
  static Optional<GatewayConfig> read(Path file, PrintWriter problems) {
    return switch (ConfigLoader.ofProcess().load(file, GatewayConfig.class)) {
      case ConfigResult.Valid<GatewayConfig> valid -> Optional.of(valid.value());
      case ConfigResult.Invalid<GatewayConfig> invalid -> {
        invalid.problems().forEach(problems::println);
        problems.flush();
        yield Optional.empty();
      }
    };
  }
}
