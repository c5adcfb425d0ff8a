package org.pontis.gateway;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code check-config}: every problem of a file at once. */
@Command(
    name = "check-config",
    description = "Names every problem of a configuration file with line and column.",
    mixinStandardHelpOptions = true)
final class CheckConfigCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "The configuration file.")
  private Path file = Path.of("");

  @Override
  public Integer call() {
    if (ConfigFile.read(file, spec.commandLine().getErr()).isEmpty()) {
      return Main.USAGE;
    }
    spec.commandLine().getOut().println(file + ": no problems");
    return Main.DONE;
  }
}
