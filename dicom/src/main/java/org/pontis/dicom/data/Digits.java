package org.pontis.dicom.data;

/** Decimal digits of the basic repertoire within text of fixed form. */
final class Digits {
  private Digits() {}

  /** The text without trailing spaces and zero bytes, and without leading spaces. */
  static String trimmed(String text) {
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == 0)) {
      end--;
    }
    int start = 0;
    while (start < end && text.charAt(start) == ' ') {
      start++;
    }
    return text.substring(start, end);
  }

  /** Whether there is at least one character from start to end and all are digits. */
  static boolean all(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return start < end;
  }

  /** The number that up to nine digits write. */
  static int number(String digits, int start, int end) {
    int number = 0;
    for (int i = start; i < end; i++) {
      number = number * 10 + digits.charAt(i) - '0';
    }
    return number;
  }
}
