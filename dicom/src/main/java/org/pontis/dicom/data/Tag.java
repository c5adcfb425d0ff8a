package org.pontis.dicom.data;

import java.util.Locale;
import java.util.Optional;

/**
 * An attribute tag of PS3.5 section 7.1: a group and an element number of 16 bits each.
 *
 * @param code group in the upper, element in the lower half
 */
public record Tag(int code) implements Comparable<Tag> {

  /** The tag with this code. */
  public static Tag of(int code) {
    return new Tag(code);
  }

  /** The tag of a group and an element number, each 0 to FFFF. */
  public static Tag of(int group, int element) {
    return new Tag((group << 16) | (element & 0xFFFF));
  }

  /** Reads {@code GGGGEEEE} or {@code (gggg,eeee)}; empty when the text is neither. */
  public static Optional<Tag> parseHex(String text) {
    String digits =
        text.length() == 11 && text.startsWith("(") && text.endsWith(")") && text.charAt(5) == ','
            ? text.substring(1, 5) + text.substring(6, 10)
            : text;
    if (digits.length() != 8) {
      return Optional.empty();
    }
    for (int i = 0; i < 8; i++) {
      if (Character.digit(digits.charAt(i), 16) < 0 || digits.charAt(i) > 'f') {
        return Optional.empty();
      }
    }
    return Optional.of(new Tag(Integer.parseUnsignedInt(digits, 16)));
  }

  /** The group number, 0 to FFFF. */
  public int group() {
    return code >>> 16;
  }

  /** The element number, 0 to FFFF. */
  public int element() {
    return code & 0xFFFF;
  }

  /** Private tags have an odd group number (PS3.5 section 7.8). */
  public boolean isPrivate() {
    return (code & 0x10000) != 0;
  }

  /** Whether this reserves a block of private elements: (gggg,0010) to (gggg,00FF), gggg odd. */
  public boolean isPrivateCreator() {
    return isPrivate() && element() >= 0x10 && element() <= 0xFF;
  }

  /** Eight hexadecimal digits in upper case, as DICOM JSON writes them. */
  public String hex() {
    String digits = Integer.toHexString(code).toUpperCase(Locale.ROOT);
    return "00000000".substring(digits.length()) + digits;
  }

  @Override
  public int compareTo(Tag other) {
    return Integer.compareUnsigned(code, other.code);
  }

  /** The form {@code (gggg,eeee)}. */
  @Override
  public String toString() {
    return "(" + hex().substring(0, 4) + "," + hex().substring(4) + ")";
  }
}
