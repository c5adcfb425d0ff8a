package org.pontis.dicom.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.function.Function;
import org.pontis.dicom.problem.ImagingException;

/** Reads one person name: an object of up to three component groups (PS3.18 section F.2.2). */
final class NameJson {
  private static final int PHONETIC = 2;

  private final JsonParser parser;
  private final Function<String, ImagingException> malformed;
  private final String[] groups = {"", "", ""};

  NameJson(JsonParser parser, Function<String, ImagingException> malformed) {
    this.parser = parser;
    this.malformed = malformed;
  }

  static boolean isGroup(String member) {
    return index(member) >= 0;
  }

  private static int index(String member) {
    return switch (member) {
      case "Alphabetic" -> 0;
      case "Ideographic" -> 1;
      case "Phonetic" -> 2;
      default -> -1;
    };
  }

  /** Reads from the name of the first member to the end of the object. */
  JsonValue.Name read() throws IOException {
    for (JsonToken token = parser.currentToken();
        token != JsonToken.END_OBJECT;
        token = parser.nextToken()) {
      int group = index(parser.currentName());
      JsonToken value = parser.nextToken();
      if (group < 0 || (value != JsonToken.VALUE_STRING && value != JsonToken.VALUE_NULL)) {
        throw malformed.apply("a person name has the strings Alphabetic, Ideographic, Phonetic");
      }
      groups[group] = value == JsonToken.VALUE_NULL ? "" : parser.getText();
      boolean ambiguous = group < PHONETIC && groups[group].indexOf('=') >= 0;
      if (ambiguous || groups[group].indexOf('\\') >= 0) {
        throw malformed.apply("a component group of a person name holds a delimiter");
      }
    }
    String joined = String.join("=", groups);
    int end = joined.length();
    while (end > 0 && joined.charAt(end - 1) == '=') {
      end--;
    }
    return new JsonValue.Name(joined.substring(0, end));
  }
}
