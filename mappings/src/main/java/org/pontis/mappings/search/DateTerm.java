package org.pontis.mappings.search;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.pontis.dicom.query.Matching;

/**
 * A value of a date parameter: a prefix and a stretch of time (FHIR R4 search 3.1.1.5.8).
 *
 * <p>A value without a zone means local time where the study was made, as DICOM queries do.
 */
record DateTerm(Prefix prefix, FhirMoment moment) {

  /** How a resource's stretch of time must lie to the value's. */
  enum Prefix {
    EQ,
    NE,
    GT,
    LT,
    GE,
    LE,
    SA,
    EB,
    AP
  }

  static DateTerm parse(SearchTerm term, String value) {
    Prefix prefix = Prefix.EQ;
    String rest = value.strip();
    for (Prefix one : Prefix.values()) {
      if (rest.startsWith(one.name().toLowerCase(Locale.ROOT))) {
        prefix = one;
        rest = rest.substring(2);
        break;
      }
    }
    Prefix found = prefix;
    return FhirMoment.parse(rest)
        .map(moment -> new DateTerm(found, moment))
        .orElseThrow(() ->
            Refusals.invalid(
                term,
                "is not a date, expected for example 2026, ge2026-11, 2026-11-23 or"
                    + " lt2026-11-23T08:00:00Z"));
  }

  /** Whether a resource's date fulfils it. */
  boolean test(FhirMoment resource) {
    boolean zoned = moment.offset().isPresent() && resource.offset().isPresent();
    FhirMoment value = zoned ? moment.at(resource.offset().orElseThrow()) : moment;
    boolean within =
        !resource.first().isBefore(value.first()) && !resource.last().isAfter(value.last());
    boolean above = resource.last().isAfter(value.last());
    boolean below = resource.first().isBefore(value.first());
    return switch (prefix) {
      case EQ -> within;
      case NE -> !within;
      case GT -> above;
      case GE -> above || within;
      case LT -> below;
      case LE -> below || within;
      case SA -> resource.first().isAfter(value.last());
      case EB -> resource.last().isBefore(value.first());
      case AP ->
          !resource.first().isAfter(value.last().plusDays(1))
              && !resource.last().isBefore(value.first().minusDays(1));
    };
  }

  /** Whether {@link #days} says all of it: the attribute is a day, and so is the value. */
  boolean isExact() {
    return moment.isDate() && prefix != Prefix.NE;
  }

  /**
   * The days on which a local date can be that fulfils it. With a time of day, what is left is
   * {@link #test}'s; with a zone, the local date may be two days before or after: offsets reach
   * from -12:00 to +14:00.
   */
  Matching.DateRange days() {
    int slack = moment.offset().isPresent() ? 2 : 0;
    LocalDate first = moment.first().toLocalDate();
    LocalDate last = moment.last().toLocalDate();
    LocalDate before = moment.isDate() ? first.minusDays(1) : first.plusDays(slack);
    LocalDate after = moment.isDate() ? last.plusDays(1) : last.minusDays(slack);
    return switch (prefix) {
      case EQ -> range(Optional.of(first.minusDays(slack)), Optional.of(last.plusDays(slack)));
      case NE -> range(Optional.empty(), Optional.empty());
      case GT, SA -> range(Optional.of(after), Optional.empty());
      case GE -> range(Optional.of(first.minusDays(slack)), Optional.empty());
      case LT, EB -> range(Optional.empty(), Optional.of(before));
      case LE -> range(Optional.empty(), Optional.of(last.plusDays(slack)));
      case AP ->
          range(Optional.of(first.minusDays(slack + 1L)), Optional.of(last.plusDays(slack + 1L)));
    };
  }

  private static Matching.DateRange range(Optional<LocalDate> from, Optional<LocalDate> to) {
    return new Matching.DateRange(from, to);
  }
}
