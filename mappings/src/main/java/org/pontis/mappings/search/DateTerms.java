package org.pontis.mappings.search;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.query.Matching;

/** A date parameter: any of its values. */
record DateTerms(List<DateTerm> anyOf) {

  static DateTerms parse(SearchTerm term) {
    return new DateTerms(term.values().stream().map(v -> DateTerm.parse(term, v)).toList());
  }

  /** Asks the attribute for the days, and the resource for what days do not say. */
  <R> void addTo(Criteria<R> criteria, Tag tag, Function<R, BaseDateTimeType> element) {
    Optional<Matching.DateRange> days =
        anyOf.stream().map(DateTerm::days).reduce(DateTerms::hull).filter(DateTerms::isBounded);
    days.ifPresent(range -> criteria.dates(tag, range));
    if (anyOf.size() > 1 || !anyOf.getFirst().isExact()) {
      criteria.residual(residual(element));
    }
  }

  private <R> Predicate<R> residual(Function<R, BaseDateTimeType> element) {
    return resource ->
        Optional.ofNullable(element.apply(resource).getValueAsString())
            .flatMap(FhirMoment::parse)
            .map(moment -> anyOf.stream().anyMatch(term -> term.test(moment)))
            .orElse(false);
  }

  private static boolean isBounded(Matching.DateRange range) {
    return range.from().isPresent() || range.to().isPresent();
  }

  private static Matching.DateRange hull(Matching.DateRange one, Matching.DateRange other) {
    Optional<LocalDate> from =
        one.from().flatMap(a -> other.from().map(b -> a.isBefore(b) ? a : b));
    Optional<LocalDate> to = one.to().flatMap(a -> other.to().map(b -> a.isAfter(b) ? a : b));
    return new Matching.DateRange(from, to);
  }
}
