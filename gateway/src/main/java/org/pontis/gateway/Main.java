package org.pontis.gateway;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.pontis.gateway.convert.ConvertCommand;
import org.pontis.gateway.probe.ProbeCommand;
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
      ConvertCommand.class,
      ProbeCommand.class,
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

  private static int run(String... arguments) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    return run(out, err, arguments);
  }

  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    CommandLine line = new CommandLine(new Main()).setOut(out).setErr(err);
    if (arguments.length == 0) {
      line.usage(err);
      return USAGE;
    }
    return line.execute(arguments);
  }
}
