package org.pontis.conformance.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A server that one of the scripts in {@code conformance/bin/peers} started in a folder. */
final class PeerProcess implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final String script;
  private final Path folder;
  private final Map<String, String> environment;

  private PeerProcess(String script, Path folder, Map<String, String> environment) {
    this.script = script;
    this.folder = folder;
    this.environment = environment;
  }

  /** Runs the script's command with the folder and what follows; the server answers after that. */
  static PeerProcess start(String script, String command, List<String> arguments) {
    return start(script, Map.of(), command, arguments);
  }

  /** The same with further variables in the script's environment. */
  static PeerProcess start(
      String script, Map<String, String> environment, String command, List<String> arguments) {
    try {
      PeerProcess process =
          new PeerProcess(script, Files.createTempDirectory("pontis-" + script), environment);
      process.run(command, arguments);
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static PeerProcess startIn(Path folder, String script, String command, List<String> arguments) {
    PeerProcess process = new PeerProcess(script, folder, Map.of());
    process.run(command, arguments);
    return process;
  }

  Path folder() {
    return folder;
  }

  String run(String command, List<String> arguments) {
    List<String> line = new ArrayList<>();
    line.add(Checkout.root().resolve("conformance/bin/peers").resolve(script).toString());
    line.add(command);
    line.add(folder.toString());
    line.addAll(arguments);
    var outcome = Programs.run(LIMIT, environment, line);
    assertThat(outcome.exit()).as("%s: %s%s", line, outcome.out(), outcome.err()).isZero();
    return outcome.out();
  }

  @Override
  public void close() {
    run("stop", List.of());
  }
}
