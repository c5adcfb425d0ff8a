package org.pontis.conformance.oracle;

/** Takes away what PS3.5 6.2 calls insignificant: spaces, and the NULs some writers pad with. */
final class Padding {
  private Padding() {}

  static String around(String text) {
    int start = 0;
    while (start < text.length() && text.charAt(start) == ' ') {
      start++;
    }
    return atEnd(text.substring(start));
  }

  static String atEnd(String text) {
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == 0)) {
      end--;
    }
    return text.substring(0, end);
  }
}
