package org.pontis.dicom.query;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.pontis.dicom.data.Uid;

/** The kinds of matching of PS3.4 section C.2.2.2; sequence matching is a path in {@link Key}. */
public sealed interface Matching {
  /** Matches everything, present or not (C.2.2.2.3). */
  record Universal() implements Matching {}

  /** Matches where the attribute is absent or has no value (C.2.2.2.7). */
  record EmptyValue() implements Matching {}

  /**
   * The value itself (C.2.2.2.1). Person names match without regard to case, numbers, dates and
   * times by what they mean.
   */
  record SingleValue(String value) implements Matching {}

  /** One of several values (C.2.2.2.8, multiple value matching). */
  record ValueList(List<String> values) implements Matching {
    /** Copies the list. */
    public ValueList {
      values = List.copyOf(values);
    }
  }

  /** One of several UIDs (C.2.2.2.2). */
  record UidList(List<Uid> uids) implements Matching {
    /** Copies the list. */
    public UidList {
      uids = List.copyOf(uids);
    }
  }

  /** A pattern with {@code *} and {@code ?} (C.2.2.2.4). */
  record WildCard(String pattern) implements Matching {}

  /** A range of days, ends included (C.2.2.2.5.1). */
  record DateRange(Optional<LocalDate> from, Optional<LocalDate> to) implements Matching {}

  /** A range of times of day, ends included (C.2.2.2.5.2). */
  record TimeRange(Optional<LocalTime> from, Optional<LocalTime> to) implements Matching {}

  /** A range of points in local time, ends included (C.2.2.2.5.3); for DT attributes. */
  record DateTimeRange(Optional<LocalDateTime> from, Optional<LocalDateTime> to)
      implements Matching {}

  /** A person name by its sound or without its accents (C.2.2.2.1.1, fuzzy semantic matching). */
  record FuzzyName(String value) implements Matching {}
}
