package org.pontis.dicom.data;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * A time of day of PS3.5 section 6.2 (TM, and the time within DT), as precise as it was written.
 * Prints no value.
 *
 * @param first the first moment it may mean
 * @param precision the last component written
 */
public record DicomTime(LocalTime first, Precision precision) {

  /** The components of a time, from the widest. */
  public enum Precision {
    HOUR(ChronoUnit.HOURS),
    MINUTE(ChronoUnit.MINUTES),
    SECOND(ChronoUnit.SECONDS),
    /** Down to the millionth of a second. */
    FRACTION(ChronoUnit.MICROS);

    private final ChronoUnit unit;

    Precision(ChronoUnit unit) {
      this.unit = unit;
    }
  }

  /** Checks that moments within the precision are not told apart. */
  public DicomTime {
    if (!first.truncatedTo(precision.unit).equals(first)) {
      throw new IllegalArgumentException("not the first moment of an hour, minute or second");
    }
  }

  /**
   * Reads {@code HHMMSS.FFFFFF} and its shorter forms, and {@code HH:MM:SS.frac} of ACR-NEMA;
   * trailing padding is ignored. The leap second 60 is read as the second before it. Empty for
   * anything else.
   */
  public static Optional<DicomTime> parse(String text) {
    String digits = Digits.trimmed(text);
    if (digits.indexOf(':') >= 0) {
      digits = withoutColons(digits);
    }
    int point = digits.indexOf('.');
    int whole = point < 0 ? digits.length() : point;
    if ((whole != 2 && whole != 4 && whole != 6) || !Digits.all(digits, 0, whole)) {
      return Optional.empty();
    }
    if (point >= 0 && (whole != 6 || !isFraction(digits, point))) {
      return Optional.empty();
    }
    try {
      return Optional.of(ofDigits(digits, whole));
    } catch (DateTimeException noSuchTime) {
      return Optional.empty();
    }
  }

  private static boolean isFraction(String digits, int point) {
    int length = digits.length() - point - 1;
    return length <= 6 && Digits.all(digits, point + 1, digits.length());
  }

  private static String withoutColons(String text) {
    boolean legacy =
        text.length() >= 5
            && text.charAt(2) == ':'
            && (text.length() == 5 || (text.length() >= 8 && text.charAt(5) == ':'));
    return legacy ? text.replace(":", "") : "";
  }

  private static DicomTime ofDigits(String digits, int whole) {
    int hour = Digits.number(digits, 0, 2);
    int minute = whole > 2 ? Digits.number(digits, 2, 4) : 0;
    int second = whole > 4 ? Digits.number(digits, 4, 6) : 0;
    int nanos = nanos(digits, whole + 1);
    Precision precision =
        switch (whole) {
          case 2 -> Precision.HOUR;
          case 4 -> Precision.MINUTE;
          default -> digits.length() > whole ? Precision.FRACTION : Precision.SECOND;
        };
    int counted = second == 60 ? 59 : second;
    return new DicomTime(LocalTime.of(hour, minute, counted, nanos), precision);
  }

  private static int nanos(String digits, int start) {
    int nanos = 0;
    for (int i = 0; i < 9; i++) {
      int at = start + i;
      nanos = nanos * 10 + (at < digits.length() ? digits.charAt(at) - '0' : 0);
    }
    return nanos;
  }

  /** The last moment it may mean, to the nanosecond. */
  public LocalTime last() {
    return LocalTime.ofNanoOfDay(first.toNanoOfDay() + precision.unit.getDuration().toNanos() - 1);
  }

  /** The form of PS3.5: {@code HHMMSS.FFFFFF}, shorter when less precise. */
  public String dicom() {
    return iso().replace(":", "");
  }

  /** The form of ISO 8601: {@code HH:MM:SS.FFFFFF}, shorter when less precise. */
  public String iso() {
    int micros = first.get(ChronoField.MICRO_OF_SECOND);
    return switch (precision) {
      case HOUR -> String.format(Locale.ROOT, "%02d", first.getHour());
      case MINUTE -> String.format(Locale.ROOT, "%02d:%02d", first.getHour(), first.getMinute());
      case SECOND -> seconds();
      case FRACTION -> seconds() + String.format(Locale.ROOT, ".%06d", micros);
    };
  }

  private String seconds() {
    return String.format(
        Locale.ROOT, "%02d:%02d:%02d", first.getHour(), first.getMinute(), first.getSecond());
  }

  @Override
  public String toString() {
    return "DicomTime";
  }
}
