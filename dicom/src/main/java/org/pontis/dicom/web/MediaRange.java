package org.pontis.dicom.web;

import java.util.Optional;

/**
 * A media range a client accepts, with its weight (RFC 9110 section 12.5.1).
 *
 * @param type asterisks stand for any type or subtype
 * @param weight the q value in thousandths, 0 to 1000; 0 means not acceptable
 */
public record MediaRange(MediaType type, int weight) {

  /** What {@code q} says, else 1; empty when it is no q value. */
  static Optional<MediaRange> of(MediaType type) {
    return weight(type.parameter("q").orElse("1")).map(weight -> new MediaRange(type, weight));
  }

  private static Optional<Integer> weight(String q) {
    if (q.length() > 16
        || q.isEmpty()
        || !q.chars().allMatch(c -> Character.digit(c, 10) >= 0 || c == '.')) {
      return Optional.empty();
    }
    try {
      double value = Double.parseDouble(q);
      return value > 1 ? Optional.empty() : Optional.of((int) Math.round(value * 1000));
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }

  /** From 0, any type, to 2, one type and subtype: the more specific goes before. */
  int specificity() {
    if (type.type().equals("*")) {
      return 0;
    }
    return type.subtype().equals("*") ? 1 : 2;
  }

  /** Whether the range covers any media type. */
  boolean isAny() {
    return specificity() == 0;
  }

  /** Whether type and subtype, parameters aside, lie in the range. */
  boolean covers(MediaType other) {
    return switch (specificity()) {
      case 0 -> true;
      case 1 -> type.type().equals(other.type());
      default -> type.isSameAs(other);
    };
  }
}
