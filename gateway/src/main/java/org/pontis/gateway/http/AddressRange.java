package org.pontis.gateway.http;

import java.net.InetAddress;
import java.util.Optional;

/**
 * Addresses that begin alike, as {@code 10.0.0.0/8} or {@code ::1} say it (RFC 4632, RFC 4291).
 *
 * @param bits of the address that are the same
 */
public record AddressRange(InetAddress address, int bits) {

  /** Reads an address, or an address and a number of bits after a slash. */
  public static Optional<AddressRange> parse(String text) {
    String[] sides = text.split("/", 2);
    try {
      InetAddress address = InetAddress.ofLiteral(sides[0]);
      int all = address.getAddress().length * Byte.SIZE;
      int bits = sides.length == 1 ? all : Integer.parseInt(sides[1]);
      return bits < 0 || bits > all
          ? Optional.empty()
          : Optional.of(new AddressRange(address, bits));
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }

  /** Whether the address begins so. */
  boolean contains(InetAddress other) {
    byte[] ours = address.getAddress();
    byte[] theirs = other.getAddress();
    if (ours.length != theirs.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> bit % Byte.SIZE;
      if (((ours[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
