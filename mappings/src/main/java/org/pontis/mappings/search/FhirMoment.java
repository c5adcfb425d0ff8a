package org.pontis.mappings.search;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A FHIR date or dateTime as the stretch of time it may mean, in its own local time.
 *
 * @param first the first moment
 * @param last the last moment, to the nanosecond
 * @param offset from UTC, where it says so
 * @param unit how precise it is: years, months, days, minutes, seconds or milliseconds
 */
record FhirMoment(
    LocalDateTime first, LocalDateTime last, Optional<ZoneOffset> offset, ChronoUnit unit) {
  private static final Pattern FORM =
      Pattern.compile(
          "([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})"
              + "(?:T([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\\.([0-9]{1,9}))?)?"
              + "(Z|[+ -][0-9]{2}:[0-9]{2})?)?)?)?");

  /** Reads the text; a plus that became a space on its way through a URL is a plus. */
  static Optional<FhirMoment> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(matcher.group(4) == null ? date(matcher) : dateTime(matcher));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  private static FhirMoment date(Matcher matcher) {
    int year = Integer.parseInt(matcher.group(1));
    if (matcher.group(2) == null) {
      return days(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), ChronoUnit.YEARS);
    }
    YearMonth month = YearMonth.of(year, Integer.parseInt(matcher.group(2)));
    if (matcher.group(3) == null) {
      return days(month.atDay(1), month.atEndOfMonth(), ChronoUnit.MONTHS);
    }
    LocalDate day = day(matcher);
    return days(day, day, ChronoUnit.DAYS);
  }

  private static FhirMoment days(LocalDate first, LocalDate last, ChronoUnit unit) {
    return new FhirMoment(first.atStartOfDay(), last.atTime(LocalTime.MAX), Optional.empty(), unit);
  }

  private static LocalDate day(Matcher matcher) {
    return LocalDate.of(
        Integer.parseInt(matcher.group(1)),
        Integer.parseInt(matcher.group(2)),
        Integer.parseInt(matcher.group(3)));
  }

  private static FhirMoment dateTime(Matcher matcher) {
    int second = matcher.group(6) == null ? 0 : Integer.parseInt(matcher.group(6));
    String fraction = matcher.group(7) == null ? "" : matcher.group(7);
    int nano = Integer.parseInt((fraction + "000000000").substring(0, 9));
    LocalDateTime first =
        day(matcher)
            .atTime(
                Integer.parseInt(matcher.group(4)),
                Integer.parseInt(matcher.group(5)),
                second,
                nano);
    ChronoUnit unit = ChronoUnit.MILLIS;
    if (fraction.isEmpty()) {
      unit = matcher.group(6) == null ? ChronoUnit.MINUTES : ChronoUnit.SECONDS;
    }
    return new FhirMoment(first, first.plus(1, unit).minusNanos(1), zone(matcher.group(8)), unit);
  }

  private static Optional<ZoneOffset> zone(@Nullable String text) {
    return Optional.ofNullable(text).map(zone -> ZoneOffset.of(zone.replace(' ', '+')));
  }

  /** Without the time, which may be of a patient's birth. */
  @Override
  public String toString() {
    return "FhirMoment[" + unit + "]";
  }

  /** Whether it names whole days. */
  boolean isDate() {
    return unit.isDateBased();
  }

  /** The same stretch in another offset's local time, if it knows its own. */
  FhirMoment at(ZoneOffset other) {
    return offset
        .map(own -> other.getTotalSeconds() - own.getTotalSeconds())
        .map(shift ->
            new FhirMoment(
                first.plusSeconds(shift), last.plusSeconds(shift), Optional.of(other), unit))
        .orElse(this);
  }
}
