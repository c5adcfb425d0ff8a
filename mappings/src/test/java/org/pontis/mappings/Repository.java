package org.pontis.mappings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where tests find what lies outside the module. */
public final class Repository {
  private Repository() {}

  /** The checkout. */
  public static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve(".mvn"))) {
      folder = Optional.ofNullable(folder.getParent()).orElseThrow();
    }
    return folder;
  }

  /** The shared data, if it is here; says loudly that it is not. */
  public static Optional<Path> shared(String part) {
    String property = System.getProperty("PONTIS_SHARED");
    String variable = System.getenv("PONTIS_SHARED");
    Optional<Path> named =
        Optional.ofNullable(property).or(() -> Optional.ofNullable(variable)).map(Path::of);
    Path folder = named.orElse(root().resolveSibling("shared")).resolve(part);
    if (Files.exists(folder)) {
      return Optional.of(folder);
    }
    System.err.println("SKIPPED: " + folder + " is not here; set PONTIS_SHARED");
    return Optional.empty();
  }
}
