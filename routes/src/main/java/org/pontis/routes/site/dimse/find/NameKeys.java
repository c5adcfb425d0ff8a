package org.pontis.routes.site.dimse.find;

import java.util.Optional;
import org.pontis.dicom.query.Matching;

/**
 * Person names as a PACS is asked for them, so that it finds at least what is wanted; what it finds
 * besides is filtered here. Servers differ: many compare the value as a whole, without regard to
 * case or with it, whatever PS3.4 C.2.2.2.1 allows; few find letters with accents. The key is
 * therefore a pattern that ends in an asterisk, with one for each letter beyond ASCII that the
 * site's character set is not configured for.
 */
final class NameKeys {
  /** How the PACS compares names, as far as has been found out. */
  enum Case {
    UNKNOWN,
    INSENSITIVE,
    SENSITIVE
  }

  private NameKeys() {}

  /** What is asked for a matching; empty when that is everything. */
  static Optional<Matching> widened(Matching matching, Case known) {
    return switch (matching) {
      case Matching.SingleValue(String value) -> pattern(value, known);
      case Matching.WildCard(String value) -> pattern(value, known);
      default -> Optional.empty();
    };
  }

  /** The alphabetic group of a name with large letters for small ones and the other way round. */
  static Optional<Matching> inOtherCase(String name) {
    String group = trimmed(name.split("=", -1)[0]);
    StringBuilder other = new StringBuilder();
    for (int i = 0; i < group.length(); i++) {
      char c = group.charAt(i);
      boolean isPlain = c < 0x80 && c != '*' && c != '?';
      other.append(isPlain ? swapped(c) : '*');
    }
    return other.chars().anyMatch(c -> c < 0x80 && Character.isLetter(c))
        ? Optional.of(new Matching.WildCard(other + "*"))
        : Optional.empty();
  }

  private static char swapped(char c) {
    return Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c);
  }

  private static Optional<Matching> pattern(String value, Case known) {
    String group = value.split("=", -1)[0];
    StringBuilder pattern = new StringBuilder();
    if (group.codePoints().anyMatch(NameKeys::isOfAnotherGroup)) {
      pattern.append('*');
    }
    for (String component : trimmed(group).split("\\^", -1)) {
      component.strip().codePoints().forEach(c -> append(pattern, c, known));
      pattern.append('^');
    }
    while (!pattern.isEmpty() && isLast(pattern, '^')) {
      pattern.setLength(pattern.length() - 1);
    }
    if (pattern.isEmpty() || !isLast(pattern, '*')) {
      pattern.append('*');
    }
    return pattern.chars().allMatch(c -> c == '*')
        ? Optional.empty()
        : Optional.of(new Matching.WildCard(pattern.toString()));
  }

  private static void append(StringBuilder pattern, int c, Case known) {
    if (known == Case.INSENSITIVE || !Character.isLetter(c) || !hasCase(c)) {
      pattern.appendCodePoint(c);
    } else {
      pattern.append(c < 0x80 ? '?' : '*');
    }
  }

  private static boolean hasCase(int c) {
    return Character.toUpperCase(c) != c || Character.toLowerCase(c) != c;
  }

  /** Ideographic and phonetic groups follow the alphabetic one, so a pattern can't start there. */
  private static boolean isOfAnotherGroup(int c) {
    return c >= 0x80 && Character.isLetter(c) && !hasCase(c);
  }

  private static boolean isLast(StringBuilder text, char c) {
    return text.charAt(text.length() - 1) == c;
  }

  private static String trimmed(String group) {
    int end = group.length();
    while (end > 0 && (group.charAt(end - 1) == '^' || group.charAt(end - 1) == ' ')) {
      end--;
    }
    return group.substring(0, end);
  }
}
