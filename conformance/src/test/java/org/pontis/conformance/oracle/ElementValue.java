package org.pontis.conformance.oracle;

import java.util.List;

/**
 * One element as some toolkit reads it.
 *
 * @param vr the value representation, empty where the toolkit could not decode the element
 * @param values texts, decimal numbers, names with the groups joined by {@code =}, the number of
 *     items, or for bulk its length and SHA-256
 */
public record ElementValue(String vr, Kind kind, List<String> values) {
  /** What the values mean. */
  public enum Kind {
    TEXT,
    NUMBER,
    NAME,
    ITEMS,
    BULK,
    REFERENCE,
    ENCAPSULATED,
    UNREADABLE
  }

  public ElementValue {
    values = withoutEmptyEnd(values);
  }

  static ElementValue bulk(String vr, long length, String sha256) {
    return length == 0
        ? new ElementValue(vr, Kind.BULK, List.of())
        : new ElementValue(vr, Kind.BULK, List.of(Long.toString(length), sha256));
  }

  private static List<String> withoutEmptyEnd(List<String> values) {
    int end = values.size();
    while (end > 0 && values.get(end - 1).isEmpty()) {
      end--;
    }
    return List.copyOf(values.subList(0, end));
  }
}
