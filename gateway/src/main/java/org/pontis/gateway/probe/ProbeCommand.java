package org.pontis.gateway.probe;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code probe}: what another system can do. */
@Command(
    name = "probe",
    description = "Finds out what another system can do, and how to configure it as a site.",
    mixinStandardHelpOptions = true,
    subcommands = ProbeDimseCommand.class)
public final class ProbeCommand implements Callable<Integer> {
  private static final int USAGE = 2;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** For picocli. */
  public ProbeCommand() {}

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return USAGE;
  }
}
