package org.pontis.gateway;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. Exit codes: 0 done, 1 finished with failures reported, 2 usage or settings. */
@Command(
    name = "pontis",
    description = "FHIR and DICOMweb interoperability gateway for hospital imaging.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      ServeCommand.class,
      DemoCommand.class,
      CheckConfigCommand.class,
      PrintConfigCommand.class,
      RehearseCommand.class,
    })
public final class Main {
  static final int DONE = 0;
  static final int FAILURES = 1;
  static final int USAGE = 2;

  private Main() {}

  /** Runs one command. */
  public static void main(String[] arguments) {
    int code = run(arguments);
    if (code != DONE) {
      System.exit(code);
    }
  }

  static int run(String... arguments) {
    CommandLine line = new CommandLine(new Main());
    line.setUnmatchedOptionsArePositionalParams(false);
    if (arguments.length == 0) {
      line.usage(System.err);
      return USAGE;
    }
    return line.execute(arguments);
  }
}
