package org.pontis.conformance.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The checkout these checks run in, and the shared data beside it. */
public final class Checkout {
  private Checkout() {}

  /** The folder that holds {@code gateway/} and {@code conformance/}. */
  public static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("conformance/bin"))) {
      assertThat(folder.getParent()).as("a checkout above the working folder").isNotNull();
      folder = folder.getParent();
    }
    return folder;
  }

  /** A path below {@code shared}, which is beside the checkout or named by PONTIS_SHARED. */
  public static Optional<Path> findShared(String path) {
    String configured = System.getenv("PONTIS_SHARED");
    Path shared =
        configured == null || configured.isBlank()
            ? root().resolveSibling("shared")
            : Path.of(configured);
    return Optional.of(shared.resolve(path)).filter(Files::exists);
  }

  /** The same, or the test is skipped, and the skip is reported by verify. */
  public static Path shared(Class<?> test, String path) {
    Optional<Path> found = findShared(path);
    if (found.isEmpty()) {
      Skips.report(test, "shared/" + path + " is not beside the checkout");
    }
    Assumptions.assumeTrue(found.isPresent(), () -> "shared/" + path + " is not there");
    return found.orElseThrow();
  }
}
