package org.pontis.config;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of bytes, written {@code 64MiB}: a whole number and B, kB, MB, GB (powers of 1000) or
 * KiB, MiB, GiB (powers of 1024).
 *
 * @param bytes at least 0
 */
public record DataSize(long bytes) implements Comparable<DataSize> {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,15}) ?([A-Za-z]{1,3})");
  private static final Map<String, Long> UNITS = new LinkedHashMap<>();

  static {
    UNITS.put("GiB", 1L << 30);
    UNITS.put("MiB", 1L << 20);
    UNITS.put("KiB", 1L << 10);
    UNITS.put("GB", 1_000_000_000L);
    UNITS.put("MB", 1_000_000L);
    UNITS.put("kB", 1_000L);
    UNITS.put("B", 1L);
  }

  /** Checks the bound. */
  public DataSize {
    if (bytes < 0) {
      throw new IllegalArgumentException("a size is not negative");
    }
  }

  /** So many times 1024 times 1024 bytes. */
  public static DataSize ofMebibytes(long count) {
    return new DataSize(Math.multiplyExact(count, 1L << 20));
  }

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException when the text is not a size
   */
  public static DataSize parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw notASize(text);
    }
    String unit = matcher.group(2).toLowerCase(Locale.ROOT);
    long number = Long.parseLong(matcher.group(1));
    for (Map.Entry<String, Long> known : UNITS.entrySet()) {
      if (known.getKey().toLowerCase(Locale.ROOT).equals(unit)) {
        return number > Long.MAX_VALUE / known.getValue()
            ? new DataSize(Long.MAX_VALUE)
            : new DataSize(number * known.getValue());
      }
    }
    throw notASize(text);
  }

  private static IllegalArgumentException notASize(String text) {
    return new IllegalArgumentException(
        "'" + text + "' is not a size, expected a number and one of B, kB, MB, GB, KiB, MiB, GiB");
  }

  @Override
  public int compareTo(DataSize other) {
    return Long.compare(bytes, other.bytes);
  }

  /** The written form in the largest unit that divides it. */
  @Override
  public String toString() {
    for (Map.Entry<String, Long> unit : UNITS.entrySet()) {
      if (bytes > 0 && bytes % unit.getValue() == 0) {
        return bytes / unit.getValue() + unit.getKey();
      }
    }
    return "0B";
  }
}
