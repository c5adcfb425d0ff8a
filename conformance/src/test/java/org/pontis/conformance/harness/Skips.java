package org.pontis.conformance.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The list of checks that did not run, which verify prints at its end. */
public final class Skips {
  private Skips() {}

  public static synchronized void report(Class<?> test, String reason) {
    String line = test.getSimpleName() + ": " + reason;
    System.err.println("SKIPPED " + line);
    Path file = Checkout.root().resolve("conformance/target/skips.txt");
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
