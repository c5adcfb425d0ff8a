package org.pontis.routes.site.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The sample data beside the checkout, which tests read in place. */
final class SharedData {
  private SharedData() {}

  /** A folder of it; without it the test is skipped, loudly. */
  static Path folder(String name) {
    Optional<Path> folder = root().map(root -> root.resolve(name)).filter(Files::isDirectory);
    if (folder.isEmpty()) {
      System.err.println(
          "SKIPPED: no sample data; set PONTIS_SHARED or put ../shared beside the checkout");
    }
    Assumptions.assumeTrue(folder.isPresent(), "no sample data");
    return folder.get();
  }

  private static Optional<Path> root() {
    String named = System.getProperty("PONTIS_SHARED", System.getenv("PONTIS_SHARED"));
    if (named != null) {
      return Optional.of(Path.of(named));
    }
    Path above = Path.of("").toAbsolutePath();
    while (above != null && !Files.isDirectory(above.resolve("shared/data/dicom"))) {
      above = above.getParent();
    }
    return Optional.ofNullable(above).map(found -> found.resolve("shared"));
  }
}
