package org.pontis.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A page of {@code docs/} that is made from the code. The test that makes it fails when the page is
 * stale; {@code -Dpontis.regenerate=true} writes it anew.
 */
final class GeneratedPage {
  private GeneratedPage() {}

  /** The root of the checkout. */
  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("gateway/src"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  static void check(String name, String content) throws IOException {
    Path page = root().resolve("docs").resolve(name);
    if (Boolean.getBoolean("pontis.regenerate")) {
      Files.writeString(page, content);
    }
    assertThat(page)
        .as("write it anew: mvn -Dquick -pl gateway -am test -Dpontis.regenerate=true")
        .hasContent(content);
  }
}
