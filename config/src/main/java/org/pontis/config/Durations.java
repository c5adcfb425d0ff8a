package org.pontis.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The written form of durations: {@code 500ms}, {@code 20s}, {@code 5m}, {@code 2h}, {@code 1d} or
 * ISO 8601.
 */
final class Durations {
  private static final Pattern SHORT = Pattern.compile("([0-9]{1,12})(ms|s|m|h|d)");

  /** Far below what overflows when it is counted in nanoseconds. */
  private static final Duration LONGEST = Duration.ofDays(36_525);

  private Durations() {}

  /**
   * The duration in the text.
   *
   * @throws IllegalArgumentException when there is none, or one of more than a hundred years
   */
  static Duration parse(String text) {
    Duration duration = written(text);
    if (duration.compareTo(LONGEST) > 0 || duration.compareTo(LONGEST.negated()) < 0) {
      throw new IllegalArgumentException("'" + text + "' is longer than a hundred years");
    }
    return duration;
  }

  private static Duration written(String text) {
    Matcher matcher = SHORT.matcher(text);
    if (matcher.matches()) {
      long number = Long.parseLong(matcher.group(1));
      return switch (matcher.group(2)) {
        case "ms" -> Duration.ofMillis(number);
        case "s" -> Duration.ofSeconds(number);
        case "m" -> Duration.ofMinutes(number);
        case "h" -> Duration.ofHours(number);
        default -> Duration.ofDays(number);
      };
    }
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException notIso) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a duration, expected for example 500ms, 20s, 5m, 2h, 1d or PT20S",
          notIso);
    }
  }

  static String print(Duration duration) {
    long millis = duration.toMillis();
    if (duration.isNegative() || !duration.equals(Duration.ofMillis(millis))) {
      return duration.toString();
    }
    if (millis % 1000 != 0) {
      return millis + "ms";
    }
    long seconds = millis / 1000;
    if (seconds != 0 && seconds % 86_400 == 0) {
      return seconds / 86_400 + "d";
    }
    if (seconds != 0 && seconds % 3_600 == 0) {
      return seconds / 3_600 + "h";
    }
    return seconds != 0 && seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }
}
