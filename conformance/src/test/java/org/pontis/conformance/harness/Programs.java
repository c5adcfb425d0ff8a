package org.pontis.conformance.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Runs other programs to their end, within a time limit. */
public final class Programs {
  private Programs() {}

  /** How a program ended. */
  public record Outcome(int exit, String out, String err) {}

  public static Outcome run(Duration limit, List<String> command) {
    return run(limit, Map.of(), command);
  }

  /** The same with further variables in the program's environment. */
  public static Outcome run(Duration limit, Map<String, String> environment, List<String> command) {
    try {
      Path out = Files.createTempFile("pontis-out", ".txt");
      Path err = Files.createTempFile("pontis-err", ".txt");
      try {
        ProcessBuilder builder =
            new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        if (!ended) {
          process.destroyForcibly();
        }
        assertThat(ended).as("%s ends within %s", command, limit).isTrue();
        return new Outcome(process.exitValue(), read(out), read(err));
      } finally {
        Files.deleteIfExists(out);
        Files.deleteIfExists(err);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Finds a program on the PATH or among the system's own, or skips the test with a report. */
  public static String required(Class<?> test, String name) {
    Optional<String> found = find(name);
    if (found.isEmpty()) {
      Skips.report(test, name + " is not installed");
    }
    Assumptions.assumeTrue(found.isPresent(), () -> name + " is not installed");
    return found.orElseThrow();
  }

  /** The Python that can import pydicom, or the test is skipped with a report. */
  public static String pythonWithPydicom(Class<?> test) {
    Optional<String> found =
        Stream.of("/usr/bin/python3", "python3").filter(Programs::importsPydicom).findFirst();
    if (found.isEmpty()) {
      Skips.report(test, "no python3 with pydicom");
    }
    Assumptions.assumeTrue(found.isPresent(), "no python3 with pydicom");
    return found.orElseThrow();
  }

  public static Optional<String> find(String name) {
    return Stream.of((System.getenv("PATH") + ":/usr/sbin").split(":", -1))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  private static boolean importsPydicom(String python) {
    return find(Path.of(python).getFileName().toString()).isPresent()
        && run(Duration.ofSeconds(30), List.of(python, "-c", "import pydicom")).exit() == 0;
  }

  private static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
