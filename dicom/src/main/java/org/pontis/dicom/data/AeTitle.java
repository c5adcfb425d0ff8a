package org.pontis.dicom.data;

import java.util.Optional;

/**
 * The title of an application entity (PS3.5 table 6.2-1, AE): 1 to 16 characters of the default
 * repertoire without backslash and control characters; spaces at either end do not count.
 */
public record AeTitle(String value) implements Comparable<AeTitle> {
  private static final int LONGEST = 16;

  /** Checks the form. */
  public AeTitle {
    if (!isValid(value)) {
      throw new IllegalArgumentException(
          "not an AE title: expected 1 to 16 characters from space to '~' without a backslash,"
              + " spaces not at the ends");
    }
  }

  /** The title in this text, spaces at the ends removed; empty when there is none. */
  public static Optional<AeTitle> parse(String text) {
    int from = 0;
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == 0)) {
      end--;
    }
    while (from < end && text.charAt(from) == ' ') {
      from++;
    }
    String trimmed = text.substring(from, end);
    return isValid(trimmed) ? Optional.of(new AeTitle(trimmed)) : Optional.empty();
  }

  private static boolean isValid(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST
        && text.charAt(0) != ' '
        && text.charAt(text.length() - 1) != ' '
        && text.chars().allMatch(c -> c >= ' ' && c <= '~' && c != '\\');
  }

  @Override
  public int compareTo(AeTitle other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
