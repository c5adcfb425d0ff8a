package org.pontis.conformance.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.pontis.conformance.harness.Answer;
import org.pontis.conformance.oracle.ElementValue.Kind;

/** Reads one data set in DICOM JSON (PS3.18 annex F) as elements by path. */
public final class DicomJsonElements {
  private static final Set<String> NUMBERS =
      Set.of("DS", "IS", "FL", "FD", "SL", "SS", "SV", "UL", "US", "UV");
  private static final Set<String> BULK = Set.of("OB", "OD", "OF", "OL", "OV", "OW", "UN");
  private static final Set<String> WHOLE_TEXT = Set.of("LT", "ST", "UT", "UR");

  private DicomJsonElements() {}

  public static SortedMap<String, ElementValue> of(JsonNode dataset) {
    SortedMap<String, ElementValue> elements = new TreeMap<>();
    read("", dataset, elements);
    return elements;
  }

  /** Bulk as it was fetched from its address. */
  public static ElementValue bulk(String vr, byte[] bytes) {
    return ElementValue.bulk(vr, bytes.length, Answer.sha256(bytes));
  }

  private static void read(String prefix, JsonNode dataset, Map<String, ElementValue> into) {
    for (var field : dataset.properties()) {
      String tag = field.getKey();
      if (tag.startsWith("0002") || tag.endsWith("0000")) {
        continue;
      }
      JsonNode element = field.getValue();
      String vr = element.path("vr").asText();
      if (vr.equals("SQ")) {
        JsonNode items = element.path("Value");
        into.put(prefix + tag, new ElementValue(vr, Kind.ITEMS, List.of("" + items.size())));
        for (int i = 0; i < items.size(); i++) {
          read(prefix + tag + "[" + i + "].", items.get(i), into);
        }
      } else {
        into.put(prefix + tag, value(vr, element));
      }
    }
  }

  private static ElementValue value(String vr, JsonNode element) {
    if (element.has("BulkDataURI")) {
      return new ElementValue(vr, Kind.REFERENCE, List.of(element.get("BulkDataURI").asText()));
    }
    if (BULK.contains(vr)) {
      byte[] bytes = Base64.getDecoder().decode(element.path("InlineBinary").asText());
      return bulk(vr, bytes);
    }
    List<JsonNode> values =
        StreamSupport.stream(element.path("Value").spliterator(), false).toList();
    if (vr.equals("PN")) {
      return new ElementValue(vr, Kind.NAME, values.stream().map(DicomJsonElements::name).toList());
    }
    if (NUMBERS.contains(vr)) {
      return new ElementValue(
          vr, Kind.NUMBER, values.stream().map(v -> Padding.around(text(v))).toList());
    }
    return new ElementValue(
        vr, Kind.TEXT, values.stream().map(v -> stripped(vr, text(v))).toList());
  }

  private static String stripped(String vr, String text) {
    return WHOLE_TEXT.contains(vr) ? Padding.atEnd(text) : Padding.around(text);
  }

  private static String text(JsonNode value) {
    return value.isNull() ? "" : value.asText();
  }

  private static String name(JsonNode value) {
    List<String> groups = new ArrayList<>();
    for (String group : List.of("Alphabetic", "Ideographic", "Phonetic")) {
      groups.add(Padding.around(value.path(group).asText("")));
    }
    return NameGroups.join(groups);
  }
}
