package org.pontis.dicom.web;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.ElementPath.Step;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.Dictionary;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.Key;
import org.pontis.dicom.query.Matching;
import org.pontis.dicom.query.ReturnKeys;

/** A query as parameters, in the spelling most servers read. */
final class QidoWriting {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HHmmss.SSSSSS", Locale.ROOT);
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss.SSSSSS", Locale.ROOT);

  private QidoWriting() {}

  static List<QueryParameter> write(ImagingQuery query) {
    List<QueryParameter> parameters = new ArrayList<>();
    for (Key key : query.keys()) {
      value(key.matching())
          .ifPresent(value -> parameters.add(new QueryParameter(name(key.path()), value)));
    }
    onWhen(query, Matching.FuzzyName.class, "fuzzymatching").ifPresent(parameters::add);
    onWhen(query, Matching.EmptyValue.class, "emptyvaluematching").ifPresent(parameters::add);
    onWhen(query, Matching.ValueList.class, "multiplevaluematching").ifPresent(parameters::add);
    switch (query.returnKeys()) {
      case ReturnKeys.All _ -> parameters.add(new QueryParameter("includefield", "all"));
      case ReturnKeys.Listed(List<ElementPath> paths) ->
          paths.forEach(path -> parameters.add(new QueryParameter("includefield", name(path))));
    }
    if (query.page().limit() < Integer.MAX_VALUE) {
      parameters.add(new QueryParameter("limit", Integer.toString(query.page().limit())));
    }
    if (query.page().offset() > 0) {
      parameters.add(new QueryParameter("offset", Integer.toString(query.page().offset())));
    }
    return parameters;
  }

  private static Optional<QueryParameter> onWhen(
      ImagingQuery query, Class<? extends Matching> kind, String parameter) {
    return query.keys().stream().anyMatch(key -> kind.isInstance(key.matching()))
        ? Optional.of(new QueryParameter(parameter, "true"))
        : Optional.empty();
  }

  private static String name(ElementPath path) {
    return path.steps().stream()
        .map(step -> keyword(step.tag()) + itemNumber(step))
        .collect(Collectors.joining("."));
  }

  private static String itemNumber(Step step) {
    OptionalInt item = step.item();
    return item.isPresent() ? "." + item.getAsInt() : "";
  }

  private static String keyword(Tag tag) {
    return Dictionary.keyword(tag)
        .filter(word -> Dictionary.tag(word).equals(Optional.of(tag)))
        .orElse(tag.hex());
  }

  private static Optional<String> value(Matching matching) {
    return switch (matching) {
      case Matching.Universal _ -> Optional.empty();
      case Matching.EmptyValue _ -> Optional.of("\"\"");
      case Matching.SingleValue(String value) -> Optional.of(value);
      case Matching.ValueList(List<String> values) -> Optional.of(String.join("\\", values));
      case Matching.UidList(List<Uid> uids) ->
          Optional.of(uids.stream().map(Uid::value).collect(Collectors.joining(",")));
      case Matching.WildCard(String pattern) -> Optional.of(pattern);
      case Matching.FuzzyName(String value) -> Optional.of(value);
      case Matching.DateRange(Optional<LocalDate> from, Optional<LocalDate> to) ->
          Optional.of(
              from.isPresent() && from.equals(to)
                  ? DATE.format(from.get())
                  : range(from.map(DATE::format), to.map(DATE::format)));
      case Matching.TimeRange(Optional<LocalTime> from, Optional<LocalTime> to) ->
          Optional.of(range(from.map(TIME::format), to.map(TIME::format)));
      case Matching.DateTimeRange(Optional<LocalDateTime> from, Optional<LocalDateTime> to) ->
          Optional.of(range(from.map(DATE_TIME::format), to.map(DATE_TIME::format)));
    };
  }

  private static String range(Optional<String> from, Optional<String> to) {
    return from.orElse("") + "-" + to.orElse("");
  }
}
