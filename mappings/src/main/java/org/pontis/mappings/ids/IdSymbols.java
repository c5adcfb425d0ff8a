package org.pontis.mappings.ids;

import java.math.BigInteger;
import java.util.Optional;

/** The 64 symbols FHIR allows in an id, as digits. */
final class IdSymbols {
  private static final String SYMBOLS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.";
  private static final int BITS = 6;
  private static final BigInteger MASK = BigInteger.valueOf((1L << BITS) - 1);

  private IdSymbols() {}

  /** A number that is not negative in as few symbols as it takes, none for zero. */
  static String write(BigInteger number) {
    StringBuilder digits = new StringBuilder();
    for (BigInteger rest = number; rest.signum() > 0; rest = rest.shiftRight(BITS)) {
      digits.append(SYMBOLS.charAt(rest.and(MASK).intValue()));
    }
    return digits.reverse().toString();
  }

  /** The number these symbols write; empty when one is no symbol or the first is a zero. */
  static Optional<BigInteger> read(String text) {
    if (text.length() > FhirIds.LONGEST || (!text.isEmpty() && text.charAt(0) == 'A')) {
      return Optional.empty();
    }
    BigInteger number = BigInteger.ZERO;
    for (int i = 0; i < text.length(); i++) {
      int digit = SYMBOLS.indexOf(text.charAt(i));
      if (digit < 0) {
        return Optional.empty();
      }
      number = number.shiftLeft(BITS).or(BigInteger.valueOf(digit));
    }
    return Optional.of(number);
  }
}
