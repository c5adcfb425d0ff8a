package org.pontis.dicom.query;

/**
 * A pattern in which {@code *} stands for any characters and {@code ?} for one (PS3.4 C.2.2.2.4).
 */
final class Glob {

  /** Whether capital and small letters are told apart. */
  private enum Letters {
    AS_WRITTEN,
    FOLDED
  }

  private final int[] pattern;
  private final Letters letters;

  private Glob(String pattern, Letters letters) {
    this.letters = letters;
    this.pattern = pattern.codePoints().map(this::fold).toArray();
  }

  /** A pattern that tells capital and small letters apart. */
  static Glob of(String pattern) {
    return new Glob(pattern, Letters.AS_WRITTEN);
  }

  /** A pattern that takes capital and small letters for the same. */
  static Glob ignoringCase(String pattern) {
    return new Glob(pattern, Letters.FOLDED);
  }

  /** Whether the pattern is nothing but asterisks, which is universal matching. */
  static boolean isUniversal(String pattern) {
    String bare = pattern.strip();
    return !bare.isEmpty() && bare.chars().allMatch(c -> c == '*');
  }

  /** Whether the text has a wild card in it. */
  static boolean isPattern(String text) {
    return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
  }

  /** Whether the whole text fits the pattern. Time grows with the product of the lengths. */
  boolean matches(String text) {
    int at = 0;
    int in = 0;
    int star = -1;
    int resume = 0;
    while (at < text.length()) {
      int character = text.codePointAt(at);
      if (in < pattern.length && pattern[in] == '*') {
        star = in++;
        resume = at;
      } else if (in < pattern.length && (pattern[in] == '?' || pattern[in] == fold(character))) {
        at += Character.charCount(character);
        in++;
      } else if (star >= 0) {
        resume += Character.charCount(text.codePointAt(resume));
        at = resume;
        in = star + 1;
      } else {
        return false;
      }
    }
    return onlyStarsFrom(in);
  }

  private boolean onlyStarsFrom(int from) {
    int in = from;
    while (in < pattern.length && pattern[in] == '*') {
      in++;
    }
    return in == pattern.length;
  }

  private int fold(int character) {
    return letters == Letters.AS_WRITTEN
        ? character
        : Character.toLowerCase(Character.toUpperCase(character));
  }
}
