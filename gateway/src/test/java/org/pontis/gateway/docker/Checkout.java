package org.pontis.gateway.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The files of the repository this module is part of. */
final class Checkout {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  private Checkout() {}

  static Path file(String name) {
    return ROOT.resolve(name);
  }

  static String text(String name) throws IOException {
    return Files.readString(file(name));
  }

  /** A YAML or JSON file as maps, lists and scalars. */
  static Object yaml(String name) throws IOException {
    return new Load(LoadSettings.builder().build()).loadFromString(text(name));
  }

  /** What the first group of the expression finds, at least once. */
  static List<String> all(String name, String expression) throws IOException {
    List<String> found =
        Pattern.compile(expression, Pattern.MULTILINE)
            .matcher(text(name))
            .results()
            .map((MatchResult match) -> match.group(1))
            .toList();
    assertThat(found).as("%s in %s", expression, name).isNotEmpty();
    return found;
  }

  /** What the first group of the expression finds first. */
  static String first(String name, String expression) throws IOException {
    return all(name, expression).getFirst();
  }
}
