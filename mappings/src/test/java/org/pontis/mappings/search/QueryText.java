package org.pontis.mappings.search;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pontis.dicom.dictionary.Dictionary;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.Key;
import org.pontis.dicom.query.Matching;

/** Queries as one line, as {@code docs/dialects.tsv} writes them. */
final class QueryText {
  private QueryText() {}

  static String of(ImagingQuery query) {
    return query.level()
        + query.keys().stream().map(QueryText::key).collect(Collectors.joining(" and ", " ", ""));
  }

  private static String key(Key key) {
    String path =
        key.path().steps().stream()
            .map(step -> Dictionary.keyword(step.tag()).orElseThrow())
            .collect(Collectors.joining("."));
    return path + " " + matching(key.matching());
  }

  private static String matching(Matching matching) {
    return switch (matching) {
      case Matching.SingleValue(String value) -> "= " + value;
      case Matching.ValueList(var values) -> "in " + joined(values);
      case Matching.UidList(var uids) -> "uid " + joined(uids);
      case Matching.WildCard(String pattern) -> "like " + pattern;
      case Matching.DateRange(var from, var to) -> day(from) + ".." + day(to);
      case Matching.EmptyValue() -> "empty";
      default -> matching.toString();
    };
  }

  private static String joined(Collection<?> values) {
    return Stream.of(values.toArray()).map(Object::toString).collect(Collectors.joining(", "));
  }

  private static String day(Optional<LocalDate> day) {
    return day.map(LocalDate::toString).orElse("");
  }
}
