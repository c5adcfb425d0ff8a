package org.pontis.dicom.query;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.DicomTime;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;

/**
 * The order of {@link Ordering} for the matches of one level. Whoever compares a match more than
 * once keeps its {@link Position}, which is decoded once.
 */
public final class MatchOrder implements Comparator<Dataset> {
  private final QueryLevel level;
  private final Ordering ordering;

  private MatchOrder(QueryLevel level, Ordering ordering) {
    this.level = level;
    this.ordering = ordering;
  }

  /** The order of matches at this level. */
  public static MatchOrder of(QueryLevel level, Ordering ordering) {
    return new MatchOrder(level, ordering);
  }

  /** The order of a query's matches. */
  public static MatchOrder of(ImagingQuery query) {
    return new MatchOrder(query.level(), query.ordering());
  }

  /**
   * Where a match stands: compared by moment, then by what contains it from the top, then by number
   * and identifier.
   */
  public record Position(
      long moment, String outer, long middleNumber, String middle, long number, String inner)
      implements Comparable<Position> {
    private static final Comparator<Position> ORDER =
        Comparator.comparingLong(Position::moment)
            .thenComparing(Position::outer)
            .thenComparingLong(Position::middleNumber)
            .thenComparing(Position::middle)
            .thenComparingLong(Position::number)
            .thenComparing(Position::inner);

    @Override
    public int compareTo(Position other) {
      return ORDER.compare(this, other);
    }

    /** Nothing of the value: it may hold a patient's id. */
    @Override
    public String toString() {
      return "Position";
    }
  }

  /** Where this match stands. */
  public Position position(Dataset match) {
    return switch (level) {
      case PATIENT ->
          new Position(
              0, text(match, Tags.PatientID), 0, text(match, Tags.IssuerOfPatientID), 0, "");
      case STUDY -> new Position(moment(match), text(match, Tags.StudyInstanceUID), 0, "", 0, "");
      case SERIES ->
          new Position(
              0,
              text(match, Tags.StudyInstanceUID),
              number(match, Tags.SeriesNumber),
              text(match, Tags.SeriesInstanceUID),
              0,
              "");
      case INSTANCE ->
          new Position(
              0,
              text(match, Tags.StudyInstanceUID),
              number(match, Tags.SeriesNumber),
              text(match, Tags.SeriesInstanceUID),
              number(match, Tags.InstanceNumber),
              text(match, Tags.SOPInstanceUID));
    };
  }

  @Override
  public int compare(Dataset one, Dataset other) {
    return position(one).compareTo(position(other));
  }

  /** The attributes that decide the order at a level. */
  public static List<Tag> attributes(QueryLevel level) {
    return switch (level) {
      case PATIENT -> List.of(Tags.PatientID, Tags.IssuerOfPatientID);
      case STUDY -> List.of(Tags.StudyDate, Tags.StudyTime, Tags.StudyInstanceUID);
      case SERIES -> List.of(Tags.StudyInstanceUID, Tags.SeriesNumber, Tags.SeriesInstanceUID);
      case INSTANCE ->
          List.of(
              Tags.StudyInstanceUID,
              Tags.SeriesNumber,
              Tags.SeriesInstanceUID,
              Tags.InstanceNumber,
              Tags.SOPInstanceUID);
    };
  }

  private long moment(Dataset match) {
    return match
        .date(Tags.StudyDate)
        .map(date -> micros(date.first().toEpochDay(), match))
        .map(micros -> ordering == Ordering.NEWEST_FIRST ? -micros : micros)
        .orElse(Long.MAX_VALUE);
  }

  private static long micros(long day, Dataset match) {
    long nanos =
        match.time(Tags.StudyTime).map(DicomTime::first).map(t -> t.toNanoOfDay()).orElse(0L);
    return TimeUnit.DAYS.toMicros(day) + TimeUnit.NANOSECONDS.toMicros(nanos);
  }

  private static String text(Dataset match, Tag tag) {
    return match.string(tag).orElse("");
  }

  private static long number(Dataset match, Tag tag) {
    return match.integer(tag).orElse(Long.MAX_VALUE);
  }
}
