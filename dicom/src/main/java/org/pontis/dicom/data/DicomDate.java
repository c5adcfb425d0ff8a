package org.pontis.dicom.data;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * A date of PS3.5 section 6.2 (DA, and the date within DT), as precise as it was written. Prints no
 * value: dates of birth are patient data.
 *
 * @param first the first day it may mean
 * @param precision the last component written
 */
public record DicomDate(LocalDate first, Precision precision) {

  /** The components of a date, from the widest. */
  public enum Precision {
    YEAR,
    MONTH,
    DAY
  }

  /** Checks that days within the precision are not told apart. */
  public DicomDate {
    LocalDate start =
        switch (precision) {
          case YEAR -> first.withDayOfYear(1);
          case MONTH -> first.withDayOfMonth(1);
          case DAY -> first;
        };
    if (!start.equals(first) || first.getYear() < 1 || first.getYear() > 9999) {
      throw new IllegalArgumentException("not the first day of a year, month or day AD");
    }
  }

  /** A date precise to the day. */
  public static DicomDate of(LocalDate day) {
    return new DicomDate(day, Precision.DAY);
  }

  /**
   * Reads {@code YYYYMMDD}, {@code YYYY.MM.DD} of ACR-NEMA, and {@code YYYYMM} and {@code YYYY} as
   * DT allows and archives hold; trailing padding is ignored. Empty for anything else.
   */
  public static Optional<DicomDate> parse(String text) {
    String digits = Digits.trimmed(text);
    if (digits.length() == 10 && digits.charAt(4) == '.' && digits.charAt(7) == '.') {
      digits = digits.substring(0, 4) + digits.substring(5, 7) + digits.substring(8);
    }
    if (!Digits.all(digits, 0, digits.length())) {
      return Optional.empty();
    }
    try {
      return ofDigits(digits);
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  private static Optional<DicomDate> ofDigits(String digits) {
    int length = digits.length();
    if (length != 4 && length != 6 && length != 8) {
      return Optional.empty();
    }
    int year = Digits.number(digits, 0, 4);
    int month = length > 4 ? Digits.number(digits, 4, 6) : 1;
    int day = length > 6 ? Digits.number(digits, 6, 8) : 1;
    Precision precision =
        length == 4 ? Precision.YEAR : length == 6 ? Precision.MONTH : Precision.DAY;
    return year == 0
        ? Optional.empty()
        : Optional.of(new DicomDate(LocalDate.of(year, month, day), precision));
  }

  /** The last day it may mean. */
  public LocalDate last() {
    return switch (precision) {
      case YEAR -> first.withDayOfYear(first.lengthOfYear());
      case MONTH -> YearMonth.from(first).atEndOfMonth();
      case DAY -> first;
    };
  }

  /** The day, when it is precise to the day. */
  public Optional<LocalDate> day() {
    return precision == Precision.DAY ? Optional.of(first) : Optional.empty();
  }

  /** The form of PS3.5: {@code YYYYMMDD}, shorter when less precise. */
  public String dicom() {
    return iso().replace("-", "");
  }

  /** The form of ISO 8601: {@code YYYY-MM-DD}, shorter when less precise. */
  public String iso() {
    String day = first.toString();
    return switch (precision) {
      case YEAR -> day.substring(0, 4);
      case MONTH -> day.substring(0, 7);
      case DAY -> day;
    };
  }

  @Override
  public String toString() {
    return "DicomDate";
  }
}
