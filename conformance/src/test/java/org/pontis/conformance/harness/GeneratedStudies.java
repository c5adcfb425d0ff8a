package org.pontis.conformance.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Studies of the generator in one folder.
 *
 * @param studies the generator's own list of what it made, from which expected answers come
 */
public record GeneratedStudies(Path folder, List<JsonNode> studies) {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** Copies the list. */
  public GeneratedStudies {
    studies = List.copyOf(studies);
  }

  /** Makes studies with options of the generator's; the same options give the same bytes. */
  public static GeneratedStudies make(Class<?> test, Path folder, String... options) {
    Path generator = Checkout.shared(test, "data/make-study.py");
    List<String> command = new ArrayList<>();
    command.add(Programs.pythonWithPydicom(test));
    command.addAll(List.of(generator.toString(), folder.toString()));
    command.addAll(List.of(options));
    var outcome = Programs.run(LIMIT, command);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    try {
      return new GeneratedStudies(
          folder,
          Files.readAllLines(folder.resolve("studies.jsonl")).stream().map(Answer::json).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first study of a patient whose name is in plain letters. */
  public static JsonNode example(List<JsonNode> studies) {
    return studies.stream()
        .filter(study -> study.get("name").asText().matches("[A-Za-z]+\\^[A-Za-z]+.*"))
        .findFirst()
        .orElseThrow();
  }
}
