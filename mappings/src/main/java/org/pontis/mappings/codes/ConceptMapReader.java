package org.pontis.mappings.codes;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Reads the groups of a ConceptMap in JSON. The FHIR library's parser would do it too, but takes
 * longer to start than the whole gateway may.
 */
final class ConceptMapReader {
  private final JsonParser json;
  private final Map<String, CodeMap.Target> targets = new HashMap<>();
  private String system = "";

  private ConceptMapReader(JsonParser json) {
    this.json = json;
  }

  static CodeMap read(String name) {
    String resource = "/conceptmaps/" + name + ".json";
    try (InputStream in = ConceptMapReader.class.getResourceAsStream(resource);
        JsonParser json = new JsonFactory().createParser(Objects.requireNonNull(in, resource))) {
      ConceptMapReader reader = new ConceptMapReader(json);
      reader.groups();
      return new CodeMap(name, reader.targets);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void groups() throws IOException {
    json.nextToken();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      boolean group = json.currentName().equals("group");
      json.nextToken();
      if (group) {
        while (json.nextToken() == JsonToken.START_OBJECT) {
          group();
        }
      } else {
        json.skipChildren();
      }
    }
  }

  private void group() throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      json.nextToken();
      if (field.equals("target")) {
        system = json.getText();
      } else if (field.equals("element")) {
        while (json.nextToken() == JsonToken.START_OBJECT) {
          element();
        }
      } else {
        json.skipChildren();
      }
    }
  }

  private void element() throws IOException {
    String code = "";
    CodeMap.Target target = new CodeMap.Target(system, "", "");
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      json.nextToken();
      if (field.equals("code")) {
        code = json.getText();
      } else if (field.equals("target")) {
        while (json.nextToken() == JsonToken.START_OBJECT) {
          target = target();
        }
      } else {
        json.skipChildren();
      }
    }
    targets.put(code, target);
  }

  private CodeMap.Target target() throws IOException {
    String code = "";
    String display = "";
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      json.nextToken();
      switch (field) {
        case "code" -> code = json.getText();
        case "display" -> display = json.getText();
        default -> json.skipChildren();
      }
    }
    return new CodeMap.Target(system, code, display);
  }
}
