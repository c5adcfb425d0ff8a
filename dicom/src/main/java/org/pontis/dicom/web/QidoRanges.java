package org.pontis.dicom.web;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.chrono.ChronoLocalDate;
import java.time.chrono.ChronoLocalDateTime;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.pontis.dicom.data.DicomDate;
import org.pontis.dicom.data.DicomDateTime;
import org.pontis.dicom.data.DicomTime;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.query.Matching;

/**
 * Dates and times as parameter values: one, or a range with a hyphen, open at either end (PS3.4
 * C.2.2.2.5). A range ends with the last moment its end may mean: {@code 10-11} includes 11:59.
 */
final class QidoRanges {
  private static final String DATES =
      "is not a date YYYYMMDD or a range of dates YYYYMMDD-YYYYMMDD, open at one end at most";
  private static final String TIMES =
      "is not a time HHMMSS or a range of times HHMMSS-HHMMSS, open at one end at most";
  private static final String POINTS =
      "is not a local date and time YYYYMMDDHHMMSS without offset from UTC, or a range of them";
  private static final String REVERSED = "is a range that ends before it begins; exchange its ends";

  private QidoRanges() {}

  /** The two ends of a range as written. */
  private record Ends(String from, String to) {
    static Optional<Ends> of(String value) {
      int hyphen = value.indexOf('-');
      return hyphen < 0
          ? Optional.empty()
          : Optional.of(
              new Ends(value.substring(0, hyphen).strip(), value.substring(hyphen + 1).strip()));
    }

    boolean isOpen() {
      return from.isEmpty() && to.isEmpty();
    }
  }

  /** A day is a range of one day. */
  static Matching date(String name, String value) {
    Ends ends = Ends.of(value).orElse(new Ends(value, value));
    if (ends.isOpen()) {
      throw QidoReading.refusal(name, DATES);
    }
    Optional<LocalDate> from =
        end(ends.from(), QidoRanges::day, () -> QidoReading.refusal(name, DATES));
    Optional<LocalDate> to =
        end(ends.to(), QidoRanges::day, () -> QidoReading.refusal(name, DATES));
    QidoRanges.<ChronoLocalDate>checkOrder(name, from, to);
    return new Matching.DateRange(from, to);
  }

  private static Optional<LocalDate> day(String text) {
    return DicomDate.parse(text).flatMap(DicomDate::day);
  }

  /** A single time stays single: it is not combined with a range of dates. */
  static Matching time(String name, String value) {
    Optional<Ends> ends = Ends.of(value);
    if (ends.isEmpty()) {
      return new Matching.SingleValue(
          DicomTime.parse(value)
              .map(DicomTime::dicom)
              .orElseThrow(() -> QidoReading.refusal(name, TIMES)));
    }
    if (ends.get().isOpen()) {
      throw QidoReading.refusal(name, TIMES);
    }
    Optional<LocalTime> from =
        end(
            ends.get().from(),
            text -> DicomTime.parse(text).map(DicomTime::first),
            () -> QidoReading.refusal(name, TIMES));
    Optional<LocalTime> to =
        end(
            ends.get().to(),
            text -> DicomTime.parse(text).map(DicomTime::last),
            () -> QidoReading.refusal(name, TIMES));
    checkOrder(name, from, to);
    return new Matching.TimeRange(from, to);
  }

  /** A point in time is the range of what it may mean. */
  static Matching dateTime(String name, String value) {
    Ends ends = Ends.of(value).orElse(new Ends(value, value));
    if (ends.isOpen()) {
      throw QidoReading.refusal(name, POINTS);
    }
    Optional<LocalDateTime> from =
        end(
            ends.from(),
            text -> local(text).map(DicomDateTime::first),
            () -> QidoReading.refusal(name, POINTS));
    Optional<LocalDateTime> to =
        end(
            ends.to(),
            text -> local(text).map(DicomDateTime::last),
            () -> QidoReading.refusal(name, POINTS));
    QidoRanges.<ChronoLocalDateTime<?>>checkOrder(name, from, to);
    return new Matching.DateTimeRange(from, to);
  }

  private static Optional<DicomDateTime> local(String text) {
    return DicomDateTime.parse(text).filter(point -> point.offset().isEmpty());
  }

  private static <T> Optional<T> end(
      String text, Function<String, Optional<T>> parser, Supplier<ImagingException> refusal) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(parser.apply(text).orElseThrow(refusal));
  }

  private static <T extends Comparable<? super T>> void checkOrder(
      String name, Optional<? extends T> from, Optional<? extends T> to) {
    if (from.isPresent() && to.isPresent() && from.get().compareTo(to.get()) > 0) {
      throw QidoReading.refusal(name, REVERSED);
    }
  }
}
