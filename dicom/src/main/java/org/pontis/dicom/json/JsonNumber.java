package org.pontis.dicom.json;

/** The numbers of RFC 8259 section 6. */
final class JsonNumber {
  private static final int MAX_LENGTH = 32;
  private static final int MAX_EXPONENT_DIGITS = 2;

  private JsonNumber() {}

  /**
   * Whether the text can stand in JSON as it is and every reader takes it for the same number;
   * else, as with {@code +1}, {@code 01} and {@code .5}, only a string keeps the original (PS3.18
   * F.2.3).
   */
  static boolean isOne(String text) {
    int at = text.startsWith("-") ? 1 : 0;
    int integerEnd = digitsEnd(text, at);
    boolean leadingZero = integerEnd > at + 1 && text.charAt(at) == '0';
    if (integerEnd == at || leadingZero || text.length() > MAX_LENGTH) {
      return false;
    }
    at = integerEnd;
    if (at < text.length() && text.charAt(at) == '.') {
      int fractionEnd = digitsEnd(text, at + 1);
      if (fractionEnd == at + 1) {
        return false;
      }
      at = fractionEnd;
    }
    return at == text.length() || isExponent(text, at);
  }

  private static boolean isExponent(String text, int from) {
    int at = from + 1;
    if (text.charAt(from) != 'e' && text.charAt(from) != 'E') {
      return false;
    }
    if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
      at++;
    }
    int end = digitsEnd(text, at);
    return end == text.length() && end > at && end - at <= MAX_EXPONENT_DIGITS;
  }

  private static int digitsEnd(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }
}
