package org.pontis.gateway;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
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
    String host = config.get().http().host();
    if (!insecure && !Loopback.is(host)) {
      spec.commandLine()
          .getErr()
          .println(
              file
                  + ": http.host: '"
                  + host
                  + "' is reachable from other machines, and nobody would have to authenticate. "
                  + "Listen on 127.0.0.1 behind a proxy that authenticates callers, or give "
                  + "--insecure if the network itself is trusted.");
      return Main.USAGE;
    }
    return Run.untilStopped(config.get(), spec.commandLine());
  }
}
