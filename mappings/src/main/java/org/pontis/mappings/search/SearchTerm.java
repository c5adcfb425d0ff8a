package org.pontis.mappings.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One parameter of a FHIR search as it stands in the query string, escapes resolved.
 *
 * @param name without modifier, chained names with their dot: {@code patient.identifier}
 * @param modifier what follows the colon: {@code exact}
 * @param values any of which may match
 */
public record SearchTerm(String name, Optional<String> modifier, List<String> values) {
  /** Copies the list. */
  public SearchTerm {
    values = List.copyOf(values);
  }

  /**
   * Reads {@code name:modifier} and {@code value,value}; a backslash escapes the next character.
   */
  public static SearchTerm parse(String name, String value) {
    int colon = name.indexOf(':');
    return new SearchTerm(
        colon < 0 ? name : name.substring(0, colon),
        colon < 0 ? Optional.empty() : Optional.of(name.substring(colon + 1)),
        split(value));
  }

  /** The same with references to resources below this address as relative ones. */
  public SearchTerm relativeTo(String base) {
    return new SearchTerm(
        name,
        modifier,
        values.stream()
            .map(value -> value.startsWith(base) ? value.substring(base.length()) : value)
            .toList());
  }

  /** Without the values, which may be of a patient. */
  @Override
  public String toString() {
    return "SearchTerm[" + name + ", " + values.size() + " values]";
  }

  /** Only the comma is resolved here: {@code \|} and {@code \$} mean something within a value. */
  private static List<String> split(String value) {
    List<String> values = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\' && i + 1 < value.length() && value.charAt(i + 1) == ',') {
        current.append(',');
        i++;
      } else if (c == ',') {
        values.add(current.toString());
        current.setLength(0);
      } else {
        current.append(c);
      }
    }
    values.add(current.toString());
    return values;
  }
}
