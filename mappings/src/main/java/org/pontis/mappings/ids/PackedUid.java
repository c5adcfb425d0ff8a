package org.pontis.mappings.ids;

import java.math.BigInteger;
import java.util.Optional;
import org.pontis.dicom.data.Uid;

/**
 * UIDs in id symbols, at most 37 of them. The characters of a UID are read as the digits 1 to 11 of
 * a number to the base 11, which keeps leading zeros and length: (11^65 - 11) / 10 is below 64^37.
 */
final class PackedUid {
  private static final String CHARACTERS = "0123456789.";
  private static final BigInteger BASE = BigInteger.valueOf(CHARACTERS.length());

  private PackedUid() {}

  static String pack(Uid uid) {
    BigInteger number = BigInteger.ZERO;
    for (char c : uid.value().toCharArray()) {
      number = number.multiply(BASE).add(BigInteger.valueOf(CHARACTERS.indexOf(c) + 1L));
    }
    return IdSymbols.write(number);
  }

  static Optional<Uid> unpack(String symbols) {
    return IdSymbols.read(symbols).flatMap(number -> Uid.parse(characters(number)));
  }

  private static String characters(BigInteger number) {
    StringBuilder characters = new StringBuilder();
    BigInteger rest = number;
    while (rest.signum() > 0) {
      BigInteger[] parts = rest.subtract(BigInteger.ONE).divideAndRemainder(BASE);
      characters.append(CHARACTERS.charAt(parts[1].intValue()));
      rest = parts[0];
    }
    return characters.reverse().toString();
  }
}
