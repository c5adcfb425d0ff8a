package org.pontis.dicom.query;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.chrono.ChronoLocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.DicomDate;
import org.pontis.dicom.data.DicomTime;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;

/**
 * Combined date and time matching (PS3.4 C.2.2.2.5.4): from the evening of one day to the morning
 * of another, say. A match without a time lasts the whole day.
 */
record MomentRange(Pair pair, Optional<LocalDateTime> from, Optional<LocalDateTime> to)
    implements Predicate<Dataset> {

  /** A date and the time that belongs to it. */
  record Pair(Tag date, Tag time) {}

  private static final List<Pair> PAIRS =
      List.of(
          new Pair(Tags.StudyDate, Tags.StudyTime),
          new Pair(Tags.SeriesDate, Tags.SeriesTime),
          new Pair(Tags.AcquisitionDate, Tags.AcquisitionTime),
          new Pair(Tags.ContentDate, Tags.ContentTime),
          new Pair(Tags.InstanceCreationDate, Tags.InstanceCreationTime),
          new Pair(Tags.PatientBirthDate, Tags.PatientBirthTime),
          new Pair(Tags.PerformedProcedureStepStartDate, Tags.PerformedProcedureStepStartTime),
          new Pair(Tags.PerformedProcedureStepEndDate, Tags.PerformedProcedureStepEndTime),
          new Pair(Tags.ScheduledProcedureStepStartDate, Tags.ScheduledProcedureStepStartTime),
          new Pair(Tags.ScheduledProcedureStepEndDate, Tags.ScheduledProcedureStepEndTime));

  /** Removes the keys that together make ranges of moments, and returns the ranges. */
  static List<MomentRange> takeFrom(List<Key> keys) {
    List<MomentRange> ranges = new ArrayList<>();
    if (keys.stream().noneMatch(key -> key.matching() instanceof Matching.TimeRange)) {
      return ranges;
    }
    for (Pair pair : PAIRS) {
      List<Key> dates = keys.stream().filter(key -> key.path().last().equals(pair.date())).toList();
      List<Key> times = keys.stream().filter(key -> key.path().last().equals(pair.time())).toList();
      if (dates.size() == 1
          && times.size() == 1
          && dates.getFirst().matching() instanceof Matching.DateRange date
          && times.getFirst().matching() instanceof Matching.TimeRange time
          && sameForm(date, time)) {
        ranges.add(new MomentRange(pair, from(date, time), to(date, time)));
        keys.removeAll(dates);
        keys.removeAll(times);
      }
    }
    return ranges;
  }

  private static boolean sameForm(Matching.DateRange date, Matching.TimeRange time) {
    return date.from().isPresent() == time.from().isPresent()
        && date.to().isPresent() == time.to().isPresent();
  }

  private static Optional<LocalDateTime> from(Matching.DateRange date, Matching.TimeRange time) {
    return date.from().flatMap(day -> time.from().map(day::atTime));
  }

  private static Optional<LocalDateTime> to(Matching.DateRange date, Matching.TimeRange time) {
    return date.to().flatMap(day -> time.to().map(day::atTime));
  }

  @Override
  public boolean test(Dataset dataset) {
    Optional<DicomDate> date = dataset.date(pair.date());
    if (date.isEmpty()) {
      return false;
    }
    Optional<DicomTime> time = dataset.time(pair.time());
    LocalDateTime first =
        date.get().first().atTime(time.map(DicomTime::first).orElse(LocalTime.MIN));
    LocalDateTime last = date.get().last().atTime(time.map(DicomTime::last).orElse(LocalTime.MAX));
    return RangeTests.<ChronoLocalDateTime<?>>touches(first, last, from, to);
  }
}
