package org.pontis.gateway;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.pontis.gateway.settings.DimseConfig;
import org.pontis.gateway.settings.GatewayConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code serve}: the gateway until it is told to stop. */
@Command(
    name = "serve",
    description = "Runs the gateway until it is stopped; SIGTERM lets requests end first.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      required = true,
      description = "The configuration file.")
  private Path file = Path.of("");

  @Option(
      names = "--insecure",
      description = "Listen on other than loopback addresses although nobody has to authenticate.")
  private boolean insecure;

  @Override
  public Integer call() {
    Optional<GatewayConfig> config = ConfigFile.read(file, spec.commandLine().getErr());
    if (config.isEmpty()) {
      return Main.USAGE;
    }
    Optional<String> exposed = insecure ? Optional.empty() : exposed(config.get());
    if (exposed.isPresent()) {
      spec.commandLine().getErr().println(file + ": " + exposed.get());
      return Main.USAGE;
    }
    return Run.untilStopped(config.get(), spec.commandLine());
  }

  private static Optional<String> exposed(GatewayConfig config) {
    String http = config.http().host();
    if (!Loopback.is(http)) {
      return Optional.of(
          "http.host: '"
              + http
              + "' is reachable from other machines, and nobody would have to authenticate. "
              + "Listen on 127.0.0.1 behind a proxy that authenticates callers, or give "
              + "--insecure if the network itself is trusted.");
    }
    return config
        .dimse()
        .filter(dimse -> dimse.tls().isEmpty())
        .map(DimseConfig::host)
        .filter(host -> !Loopback.is(host))
        .map(host ->
            "dimse.host: '"
                + host
                + "' is reachable from other machines, and an AE title is no proof of who calls. "
                + "Listen on 127.0.0.1, set dimse.tls, or give --insecure if the network itself is trusted.");
  }
}
