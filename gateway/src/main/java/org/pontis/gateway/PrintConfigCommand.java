package org.pontis.gateway;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.pontis.config.ConfigPrinter;
import org.pontis.gateway.settings.GatewayConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code print-config}: what a file amounts to. */
@Command(
    name = "print-config",
    description = "Prints the effective configuration: defaults spelled out, secrets as dots.",
    mixinStandardHelpOptions = true)
final class PrintConfigCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "The configuration file.")
  private Path file = Path.of("");

  @Override
  public Integer call() {
    Optional<GatewayConfig> config = ConfigFile.read(file, spec.commandLine().getErr());
    config.ifPresent(c -> spec.commandLine().getOut().print(ConfigPrinter.print(c)));
    spec.commandLine().getOut().flush();
    return config.isPresent() ? Main.DONE : Main.USAGE;
  }
}
