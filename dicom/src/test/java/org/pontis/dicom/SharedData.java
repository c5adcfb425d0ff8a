package org.pontis.dicom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The sample files beside the checkout, read in place; tests that need them skip loudly. */
public final class SharedData {
  private SharedData() {}

  /** The regular files below a folder of the sample data, sorted. */
  public static List<Path> files(String folder) {
    try (Stream<Path> all = Files.walk(folder(folder))) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.toString().endsWith(".tsv") && !file.toString().endsWith(".jsonl"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** A folder of the sample data. */
  public static Path folder(String name) {
    Optional<Path> shared = root();
    if (shared.isEmpty()) {
      System.err.println(
          "SKIPPED: no sample data; set PONTIS_SHARED or put ../shared beside the checkout");
    }
    Assumptions.assumeTrue(shared.isPresent(), "no sample data");
    return shared.get().resolve("data/dicom").resolve(name);
  }

  private static Optional<Path> root() {
    String named = System.getProperty("PONTIS_SHARED", System.getenv("PONTIS_SHARED"));
    if (named != null) {
      return Optional.of(Path.of(named)).filter(Files::isDirectory);
    }
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null) {
      Path shared = folder.resolve("shared");
      if (Files.isDirectory(shared.resolve("data/dicom"))) {
        return Optional.of(shared);
      }
      folder = folder.getParent();
    }
    return Optional.empty();
  }
}
