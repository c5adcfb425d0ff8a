package org.pontis.config;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The closed list of JDK and own types that are written as one scalar. */
final class Scalars {
  private static final Map<Class<?>, Function<String, Object>> READERS =
      Map.ofEntries(
          Map.entry(String.class, text -> text),
          Map.entry(int.class, text -> (int) integer(text, Integer.MIN_VALUE, Integer.MAX_VALUE)),
          Map.entry(
              Integer.class, text -> (int) integer(text, Integer.MIN_VALUE, Integer.MAX_VALUE)),
          Map.entry(long.class, text -> integer(text, Long.MIN_VALUE, Long.MAX_VALUE)),
          Map.entry(Long.class, text -> integer(text, Long.MIN_VALUE, Long.MAX_VALUE)),
          Map.entry(boolean.class, Scalars::bool),
          Map.entry(Boolean.class, Scalars::bool),
          Map.entry(BigDecimal.class, Scalars::decimal),
          Map.entry(Duration.class, Durations::parse),
          Map.entry(DataSize.class, DataSize::parse),
          Map.entry(URI.class, Scalars::uri),
          Map.entry(ZoneId.class, Scalars::zone));

  private Scalars() {}

  /**
   * What reads this type, if it is one of the list; throws IllegalArgumentException on bad text.
   */
  static Optional<Function<String, Object>> reader(Class<?> type) {
    return Optional.ofNullable(READERS.get(type));
  }

  private static long integer(String text, long min, long max) {
    long value;
    try {
      value = Long.parseLong(text);
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException("'" + text + "' is not a whole number", notANumber);
    }
    if (value < min || value > max) {
      throw new IllegalArgumentException(text + " is outside " + min + ".." + max);
    }
    return value;
  }

  private static Object bool(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("'" + text + "' is neither true nor false");
    };
  }

  private static Object decimal(String text) {
    if (!text.matches("-?[0-9]{1,30}(\\.[0-9]{1,30})?")) {
      throw new IllegalArgumentException("'" + text + "' is not a number");
    }
    return new BigDecimal(text);
  }

  private static Object uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException notAUri) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a URI: " + notAUri.getReason(), notAUri);
    }
  }

  private static Object zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException unknown) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a time zone, expected for example Europe/Athens or +02:00",
          unknown);
    }
  }
}
