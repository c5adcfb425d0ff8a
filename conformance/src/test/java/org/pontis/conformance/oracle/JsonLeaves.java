package org.pontis.conformance.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pontis.conformance.oracle.ElementValue.Kind;

/** Any JSON as its texts, numbers and truth values by path. */
public final class JsonLeaves {
  private JsonLeaves() {}

  public static SortedMap<String, ElementValue> of(JsonNode node) {
    SortedMap<String, ElementValue> leaves = new TreeMap<>();
    read("", node, leaves);
    return leaves;
  }

  private static void read(String path, JsonNode node, Map<String, ElementValue> into) {
    if (node.isValueNode()) {
      into.put(path, new ElementValue("", Kind.TEXT, List.of(node.asText())));
      return;
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      read(path + "[" + i + "]", node.get(i), into);
    }
    for (var field : node.properties()) {
      read(path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), into);
    }
  }
}
