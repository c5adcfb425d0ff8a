package org.pontis.dicom.data;

import java.util.Optional;

/**
 * A unique identifier of PS3.5 section 9: digits and dots, 64 characters at the most.
 *
 * <p>Components with leading zeros and UIDs somewhat too long are accepted, since real archives
 * hold them; letters, empty components and anything longer than {@value #LONGEST_TOLERATED}
 * characters are not.
 */
public record Uid(String value) implements Comparable<Uid> {
  private static final int LONGEST = 64;
  private static final int LONGEST_TOLERATED = 128;

  /** Checks the form. */
  public Uid {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not a UID: expected 1 to 128 digits and dots");
    }
  }

  /** The UID in this text, trailing padding removed; empty when there is none. */
  public static Optional<Uid> parse(String text) {
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == 0 || text.charAt(end - 1) == ' ')) {
      end--;
    }
    String trimmed = text.substring(0, end);
    return isValid(trimmed) ? Optional.of(new Uid(trimmed)) : Optional.empty();
  }

  /** Whether it is as short as PS3.5 section 9.1 demands. */
  public boolean hasConformingLength() {
    return value.length() <= LONGEST;
  }

  private static boolean isValid(String text) {
    if (text.isEmpty() || text.length() > LONGEST_TOLERATED) {
      return false;
    }
    char previous = '.';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      if (!digit && (c != '.' || previous == '.')) {
        return false;
      }
      previous = c;
    }
    return previous != '.';
  }

  @Override
  public int compareTo(Uid other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
