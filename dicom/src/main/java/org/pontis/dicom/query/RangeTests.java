package org.pontis.dicom.query;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import org.pontis.dicom.data.DicomDate;
import org.pontis.dicom.data.DicomDateTime;
import org.pontis.dicom.data.DicomTime;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.Vr;

/**
 * Range matching (PS3.4 C.2.2.2.5), both ends included. A value written less precisely than the
 * range matches when it may lie within.
 */
final class RangeTests {
  private RangeTests() {}

  /** Whether what lasts from first to last touches the range. */
  static <T extends Comparable<? super T>> boolean touches(
      T first, T last, Optional<? extends T> from, Optional<? extends T> to) {
    return (from.isEmpty() || last.compareTo(from.get()) >= 0)
        && (to.isEmpty() || first.compareTo(to.get()) <= 0);
  }

  /** Days, of DA and of the date within DT. */
  record OfDates(Optional<LocalDate> from, Optional<LocalDate> to) implements ElementTest {
    OfDates(Matching.DateRange range) {
      this(range.from(), range.to());
    }

    @Override
    public boolean test(Element element) {
      return switch (element.vr()) {
        case DA ->
            ElementTest.any(element, text -> DicomDate.parse(text).map(this::has).orElse(false));
        case DT ->
            ElementTest.any(
                element, text -> DicomDateTime.parse(text).map(d -> has(d.date())).orElse(false));
        default -> false;
      };
    }

    private boolean has(DicomDate date) {
      return RangeTests.<java.time.chrono.ChronoLocalDate>touches(
          date.first(), date.last(), from, to);
    }
  }

  /** Times of day, of TM. */
  record OfTimes(Optional<LocalTime> from, Optional<LocalTime> to) implements ElementTest {
    OfTimes(Matching.TimeRange range) {
      this(range.from(), range.to());
    }

    @Override
    public boolean test(Element element) {
      return element.vr() == Vr.TM
          && ElementTest.any(element, text -> DicomTime.parse(text).map(this::has).orElse(false));
    }

    private boolean has(DicomTime time) {
      return touches(time.first(), time.last(), from, to);
    }
  }

  /** Points in time, of DT; a value's offset from UTC is its own local time's and is left out. */
  record OfDateTimes(Optional<LocalDateTime> from, Optional<LocalDateTime> to)
      implements ElementTest {
    OfDateTimes(Matching.DateTimeRange range) {
      this(range.from(), range.to());
    }

    @Override
    public boolean test(Element element) {
      return element.vr() == Vr.DT
          && ElementTest.any(
              element, text -> DicomDateTime.parse(text).map(this::has).orElse(false));
    }

    private boolean has(DicomDateTime point) {
      return RangeTests.<java.time.chrono.ChronoLocalDateTime<?>>touches(
          point.first(), point.last(), from, to);
    }
  }
}
