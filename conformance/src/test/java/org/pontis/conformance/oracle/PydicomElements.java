package org.pontis.conformance.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pontis.conformance.harness.Answer;
import org.pontis.conformance.harness.Checkout;
import org.pontis.conformance.harness.Programs;
import org.pontis.conformance.oracle.ElementValue.Kind;

/** Reads files with pydicom, by the script beside this module. */
public final class PydicomElements {
  private PydicomElements() {}

  /** Readings of every file below a folder that pydicom takes for DICOM. */
  public static List<Reading> of(Class<?> test, Path folder) {
    String python = Programs.pythonWithPydicom(test);
    Path script = Checkout.root().resolve("conformance/oracle/pydicom_elements.py");
    var outcome =
        Programs.run(Duration.ofMinutes(3), List.of(python, script.toString(), folder.toString()));
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    return outcome
        .out()
        .lines()
        .map(Answer::json)
        .filter(line -> line.has("elements"))
        .map(PydicomElements::reading)
        .toList();
  }

  private static Reading reading(JsonNode line) {
    SortedMap<String, ElementValue> elements = new TreeMap<>();
    for (var field : line.get("elements").properties()) {
      elements.put(field.getKey(), value(field.getValue()));
    }
    List<Reading.Frame> frames = new ArrayList<>();
    for (JsonNode frame : line.path("frames")) {
      frames.add(new Reading.Frame(frame.get("length").asLong(), frame.get("sha256").asText()));
    }
    return new Reading(
        Path.of(line.get("file").asText()),
        line.path("syntax").asText(),
        elements,
        frames,
        line.has("framesError"));
  }

  private static ElementValue value(JsonNode element) {
    String vr = element.get("vr").asText();
    JsonNode value = element.get("value");
    return switch (element.get("kind").asText()) {
      case "items" -> new ElementValue(vr, Kind.ITEMS, List.of(value.asText()));
      case "bulk" ->
          value.has("encapsulated")
              ? new ElementValue(vr, Kind.ENCAPSULATED, List.of())
              : ElementValue.bulk(vr, value.get("length").asLong(), value.get("sha256").asText());
      case "error" -> new ElementValue("", Kind.UNREADABLE, List.of(value.asText()));
      case String kind ->
          new ElementValue(vr, Kind.valueOf(kind.toUpperCase(Locale.ROOT)), texts(value));
    };
  }

  private static List<String> texts(JsonNode values) {
    List<String> texts = new ArrayList<>();
    for (JsonNode value : values) {
      if (value.isArray()) {
        List<String> groups = new ArrayList<>();
        value.forEach(group -> groups.add(group.asText()));
        texts.add(NameGroups.join(groups));
      } else {
        texts.add(value.isNull() ? "" : value.asText());
      }
    }
    return texts;
  }
}
