package org.pontis.dicom.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.DatasetBuilder;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;

/** Reads the objects of one JSON text; knows where it is. */
final class DatasetJson {
  private final JsonParser parser;
  private final JsonLimits limits;
  private final PathStack path = new PathStack();
  private Optional<Tag> current = Optional.empty();
  private int depth;
  private int elements;
  private long start;

  DatasetJson(JsonParser parser, JsonLimits limits) {
    this.parser = parser;
    this.limits = limits;
  }

  /** Reads the object that begins at the current token. */
  Dataset read() throws IOException {
    path.clear();
    depth = 0;
    elements = 0;
    start = parser.currentLocation().getByteOffset();
    if (start < 0) {
      throw malformed("the JSON text is not in UTF-8");
    }
    expect(JsonToken.START_OBJECT, "a data set is a JSON object");
    Dataset dataset = members(parser.nextToken());
    return NonAsciiText.isUndeclaredIn(dataset)
        ? dataset.toBuilder().text(Tags.SpecificCharacterSet, Vr.CS, "ISO_IR 192").build()
        : dataset;
  }

  ImagingException malformed(String reason) {
    return problem(ProblemType.MALFORMED_INPUT, reason);
  }

  private ImagingException problem(ProblemType type, String reason) {
    String element = current.map(tag -> path.to(tag) + ": ").orElse("");
    return ImagingException.of(
        type,
        "%s%s (line %d, column %d)"
            .formatted(
                element,
                reason,
                parser.currentLocation().getLineNr(),
                parser.currentLocation().getColumnNr()));
  }

  private Dataset members(JsonToken first) throws IOException {
    DatasetBuilder builder = Dataset.builder();
    Optional<Tag> around = current;
    for (JsonToken token = first; token != JsonToken.END_OBJECT; token = parser.nextToken()) {
      Tag tag =
          Tag.parseHex(parser.currentName())
              .orElseThrow(() -> malformed("a member is not named by eight hexadecimal digits"));
      current = Optional.of(tag);
      count();
      parser.nextToken();
      expect(JsonToken.START_OBJECT, "an attribute is a JSON object");
      Element element = attribute(tag);
      if (builder.contains(tag)) {
        throw malformed("appears twice");
      }
      builder.put(element);
    }
    current = around;
    return builder.build();
  }

  private Element attribute(Tag tag) throws IOException {
    Optional<Vr> vr = Optional.empty();
    ElementJson value = new ElementJson(tag, this::malformed);
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String member = parser.currentName();
      parser.nextToken();
      switch (member) {
        case "vr" -> vr = Optional.of(vr());
        case "Value" -> value.values(values(tag));
        case "InlineBinary" -> value.inlineBinary(string(member));
        case "BulkDataURI" -> value.bulkDataUri(string(member));
        default -> throw malformed("has a member that is none of PS3.18 section F.2.2");
      }
    }
    return value.element(vr.orElseThrow(() -> malformed("has no vr")));
  }

  private Vr vr() throws IOException {
    expect(JsonToken.VALUE_STRING, "vr is a string");
    return Vr.parse(parser.getText())
        .orElseThrow(() -> malformed("vr is no value representation of PS3.5"));
  }

  /** A string, or, as in an example of the standard, an array of one string. */
  private String string(String member) throws IOException {
    boolean array = parser.currentToken() == JsonToken.START_ARRAY;
    if (array) {
      parser.nextToken();
    }
    expect(JsonToken.VALUE_STRING, member + " is a string");
    String text = parser.getText();
    if (array) {
      parser.nextToken();
      expect(JsonToken.END_ARRAY, member + " is one string");
    }
    return text;
  }

  private List<JsonValue> values(Tag tag) throws IOException {
    expect(JsonToken.START_ARRAY, "Value is an array");
    List<JsonValue> values = new ArrayList<>(1);
    path.enter(tag);
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      checkLength();
      path.item(values.size());
      values.add(value(token));
    }
    path.leave();
    return values;
  }

  private JsonValue value(JsonToken token) throws IOException {
    return switch (token) {
      case VALUE_STRING -> new JsonValue.Text(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonValue.Numeral(parser.getText());
      case VALUE_NULL -> new JsonValue.Null();
      case START_OBJECT -> object();
      default -> throw malformed("a value is true, false or an array");
    };
  }

  /** A person name or an item, told apart by the name of the first member. */
  private JsonValue object() throws IOException {
    count();
    JsonToken first = parser.nextToken();
    if (first == JsonToken.FIELD_NAME && NameJson.isGroup(parser.currentName())) {
      return new NameJson(parser, this::malformed).read();
    }
    depth++;
    if (depth > limits.maxDepth()) {
      throw problem(ProblemType.LIMIT_EXCEEDED, "sequences lie deeper than " + limits.maxDepth());
    }
    Dataset item = members(first);
    depth--;
    return new JsonValue.Item(item);
  }

  private void count() {
    elements++;
    if (elements > limits.maxElements()) {
      throw problem(
          ProblemType.LIMIT_EXCEEDED, "more than " + limits.maxElements() + " elements and items");
    }
    checkLength();
  }

  private void checkLength() {
    if (parser.currentLocation().getByteOffset() - start > limits.maxBytes()) {
      throw problem(ProblemType.LIMIT_EXCEEDED, "longer than " + limits.maxBytes() + " bytes");
    }
  }

  private void expect(JsonToken token, String otherwise) {
    if (parser.currentToken() != token) {
      throw malformed(otherwise);
    }
  }
}
