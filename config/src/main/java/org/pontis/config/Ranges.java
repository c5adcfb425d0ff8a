package org.pontis.config;

import java.time.Duration;

/**
 * Bounds of single values, for the checks of records; what is refused is an {@link
 * IllegalArgumentException} that says the value and the bounds.
 */
public final class Ranges {
  private Ranges() {}

  /** A number from the least to the most, both included. */
  public static void within(long least, long most, long value) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(value + " is outside " + least + ".." + most);
    }
  }

  /** A size from the least to the most, both included. */
  public static void within(DataSize least, DataSize most, DataSize value) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(value + " is outside " + least + ".." + most);
    }
  }

  /** A number that is not below the least. */
  public static void atLeast(long least, long value) {
    if (value < least) {
      throw new IllegalArgumentException(value + " is below " + least);
    }
  }

  /** A duration above zero. */
  public static void positive(Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException(Durations.print(value) + " is not positive");
    }
  }

  /** A duration of zero or above. */
  public static void notNegative(Duration value) {
    if (value.isNegative()) {
      throw new IllegalArgumentException(Durations.print(value) + " is negative");
    }
  }
}
