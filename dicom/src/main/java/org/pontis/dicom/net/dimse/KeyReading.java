package org.pontis.dicom.net.dimse;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.pontis.dicom.data.DicomDate;
import org.pontis.dicom.data.DicomDateTime;
import org.pontis.dicom.data.DicomTime;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.data.Values;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.query.Matching;

/**
 * The value of a key as a matching (PS3.4 C.2.2.2). Several values match any of them whether or not
 * that was agreed on: nothing else can be meant.
 *
 * @param agreed extensions both partners have
 */
record KeyReading(Set<QueryExtension> agreed) {
  private static final String EMPTY_VALUE = "\"\"";

  /** The ends of a range as written; a single value is both. */
  private record Ends(String from, String to) {
    static Ends of(String value) {
      int hyphen = value.indexOf('-');
      return hyphen < 0
          ? new Ends(value, value)
          : new Ends(value.substring(0, hyphen).strip(), value.substring(hyphen + 1).strip());
    }
  }

  Matching read(Element element) {
    List<String> values = Values.strings(element).stream().map(String::strip).toList();
    String joined = String.join("\\", values);
    if (joined.isEmpty() || joined.chars().allMatch(c -> c == '*')) {
      return new Matching.Universal();
    }
    if (joined.equals(EMPTY_VALUE) && agreed.contains(QueryExtension.EMPTY_VALUES)) {
      return new Matching.EmptyValue();
    }
    Tag tag = element.tag();
    return switch (element.vr()) {
      case UI -> uids(tag, values);
      case DA -> dates(tag, joined);
      case TM -> times(tag, joined);
      case DT -> moments(tag, joined);
      case PN -> name(values);
      default -> text(element.vr(), values);
    };
  }

  private static Matching uids(Tag tag, List<String> values) {
    List<Uid> uids =
        values.stream().map(text -> Uid.parse(text).orElseThrow(() -> bad(tag, "a UID"))).toList();
    return new Matching.UidList(uids);
  }

  private Matching name(List<String> values) {
    return values.size() == 1 && agreed.contains(QueryExtension.FUZZY_PERSON_NAMES)
        ? new Matching.FuzzyName(values.getFirst())
        : text(Vr.PN, values);
  }

  private static Matching text(Vr vr, List<String> values) {
    if (values.size() > 1) {
      return new Matching.ValueList(values.stream().filter(value -> !value.isEmpty()).toList());
    }
    String value = values.getFirst();
    boolean pattern = value.indexOf('*') >= 0 || value.indexOf('?') >= 0;
    return pattern && KeyWriting.takesWildCards(vr)
        ? new Matching.WildCard(value)
        : new Matching.SingleValue(value);
  }

  private static Matching dates(Tag tag, String value) {
    Function<String, Optional<LocalDate>> day =
        text -> DicomDate.parse(text).flatMap(DicomDate::day);
    Ends ends = Ends.of(value);
    return new Matching.DateRange(
        end(tag, ends.from(), day, "a date or a range of dates"),
        end(tag, ends.to(), day, "a date or a range of dates"));
  }

  /** A single time stays single: it is not combined with a range of dates. */
  private static Matching times(Tag tag, String value) {
    if (value.indexOf('-') < 0) {
      return new Matching.SingleValue(
          DicomTime.parse(value).map(DicomTime::dicom).orElseThrow(() -> bad(tag, "a time")));
    }
    Ends ends = Ends.of(value);
    Function<String, Optional<LocalTime>> first =
        text -> DicomTime.parse(text).map(DicomTime::first);
    Function<String, Optional<LocalTime>> last = text -> DicomTime.parse(text).map(DicomTime::last);
    return new Matching.TimeRange(
        end(tag, ends.from(), first, "a range of times"),
        end(tag, ends.to(), last, "a range of times"));
  }

  /** Local time only: a hyphen is that of a range, not of an offset from UTC. */
  private static Matching moments(Tag tag, String value) {
    Function<String, Optional<DicomDateTime>> local =
        text -> DicomDateTime.parse(text).filter(point -> point.offset().isEmpty());
    Function<String, Optional<LocalDateTime>> first =
        local.andThen(p -> p.map(DicomDateTime::first));
    Function<String, Optional<LocalDateTime>> last = local.andThen(p -> p.map(DicomDateTime::last));
    Ends ends = Ends.of(value);
    return new Matching.DateTimeRange(
        end(tag, ends.from(), first, "a local date and time or a range of them"),
        end(tag, ends.to(), last, "a local date and time or a range of them"));
  }

  private static <T> Optional<T> end(
      Tag tag, String text, Function<String, Optional<T>> parser, String kind) {
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(parser.apply(text).orElseThrow(() -> bad(tag, kind)));
  }

  private static ImagingException bad(Tag tag, String kind) {
    return ImagingException.of(
        ProblemType.INVALID_QUERY, CommandElements.name(tag) + " is not " + kind);
  }
}
