package org.pontis.dicom.net.ul;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** DCMTK's tools as processes of a test. */
public final class Dcmtk implements AutoCloseable {
  private final Process process;

  private Dcmtk(Process process) {
    this.process = process;
  }

  /** Skips the test, loudly, where a tool is not installed. */
  public static void require(String tool) {
    boolean installed =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    if (!installed) {
      System.err.println("SKIPPED: " + tool + " is not installed");
    }
    Assumptions.assumeTrue(installed, tool + " is not installed");
  }

  /** Runs a tool to its end and gives what it printed. */
  public static String run(Path folder, String... command)
      throws IOException, InterruptedException {
    Path log = Files.createTempFile(folder, command[0], ".log");
    Process process = builder(log, command).start();
    boolean ended = process.waitFor(30, TimeUnit.SECONDS);
    process.destroyForcibly();
    String output = Files.readString(log);
    assertThat(ended).as("%s ends; it said %s", command[0], output).isTrue();
    return output;
  }

  /** Starts a server. */
  public static Dcmtk start(Path folder, String... command) throws IOException {
    Path log = Files.createTempFile(folder, command[0], ".log");
    return new Dcmtk(builder(log, command).directory(folder.toFile()).start());
  }

  private static ProcessBuilder builder(Path log, String... command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("TCP_NODELAY", "1");
    return builder.redirectErrorStream(true).redirectOutput(log.toFile());
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
