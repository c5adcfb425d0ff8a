package org.pontis.conformance.oracle;

import java.util.List;

/**
 * Person names as text that can be compared: groups joined by {@code =}, no empty components or
 * groups at the end.
 */
final class NameGroups {
  private NameGroups() {}

  static String join(List<String> groups) {
    String joined = String.join("=", groups.stream().map(g -> trimmed(g, '^')).toList());
    return trimmed(joined, '=');
  }

  private static String trimmed(String text, char last) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == last) {
      end--;
    }
    return text.substring(0, end);
  }
}
