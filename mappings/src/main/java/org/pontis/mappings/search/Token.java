package org.pontis.mappings.search;

import java.util.Optional;

/**
 * A value of a token parameter: {@code code}, {@code system|code} or {@code |code}.
 *
 * @param system absent means any, empty that there must be none
 */
record Token(Optional<String> system, String code) {

  static Token parse(SearchTerm term, String value) {
    int bar = bar(value);
    Token token =
        bar < 0
            ? new Token(Optional.empty(), unescape(value))
            : new Token(
                Optional.of(unescape(value.substring(0, bar))), unescape(value.substring(bar + 1)));
    if (token.code().isBlank()) {
      throw Refusals.invalid(term, "has no code after the bar; name one");
    }
    return token;
  }

  private static int bar(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) == '\\') {
        i++;
      } else if (value.charAt(i) == '|') {
        return i;
      }
    }
    return -1;
  }

  private static String unescape(String value) {
    return value.replaceAll("\\\\(.)", "$1").strip();
  }

  /** Whether a system and a code as a resource has them are meant; an absent system is empty. */
  boolean matches(String otherSystem, String otherCode) {
    return code.equals(otherCode) && system.map(otherSystem::equals).orElse(true);
  }

  /** Without the code, which may be of a patient. */
  @Override
  public String toString() {
    return "Token[]";
  }

  /** Whether codes of a system may be meant. */
  boolean admits(String otherSystem) {
    return system.map(otherSystem::equals).orElse(true);
  }
}
