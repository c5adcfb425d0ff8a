package org.pontis.dicom.web;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.dictionary.Dictionary;
import org.pontis.dicom.query.Matching;

/**
 * The values of attribute parameters, read by the attribute's representation (PS3.18 section
 * 8.3.4.1 and PS3.4 C.2.2.2). A backslash separates values wherever it can't be part of one; UIDs
 * and codes (CS) may be separated by commas too.
 */
record QidoValues(Names names, Quotes quotes) {
  private static final String EMPTY_VALUE = "\"\"";

  /** How person names are matched. */
  enum Names {
    LITERAL,
    FUZZY
  }

  /** What a value of two quotation marks means. */
  enum Quotes {
    LITERAL,
    EMPTY
  }

  Matching read(QueryParameter parameter, ElementPath path) {
    String value = parameter.value();
    if (value.isBlank() || value.strip().chars().allMatch(c -> c == '*')) {
      return new Matching.Universal();
    }
    if (quotes == Quotes.EMPTY && value.strip().equals(EMPTY_VALUE)) {
      return new Matching.EmptyValue();
    }
    String name = parameter.name();
    Vr vr = Dictionary.vr(path.last());
    return switch (vr) {
      case UI -> uids(name, value);
      case DA -> QidoRanges.date(name, value);
      case TM -> QidoRanges.time(name, value);
      case DT -> QidoRanges.dateTime(name, value);
      case PN -> personName(name, value);
      case CS -> text(name, value.replace(',', '\\'));
      case AE, LO, SH, UC -> text(name, value);
      case LT, ST, UR, UT -> wildCardOr(value.strip());
      case AS -> list(name, value, _ -> true, "");
      case AT -> tags(name, value);
      case IS, DS, US, SS, UL, SL, UV, SV, FL, FD ->
          list(name, value, QidoValues::isNumber, "is not a number");
      case SQ ->
          throw QidoReading.refusal(
              name, "is a sequence; name an attribute in it, as " + name + ".CodeValue");
      case OB, OD, OF, OL, OV, OW, UN ->
          throw QidoReading.refusal(name, "holds bytes, which can't be matched; leave it out");
    };
  }

  private static Matching uids(String name, String value) {
    List<Uid> uids =
        Stream.of(value.split("[,\\\\]", -1))
            .map(String::strip)
            .map(text ->
                Uid.parse(text)
                    .orElseThrow(() ->
                        QidoReading.refusal(
                            name,
                            "is not a UID or a list of UIDs: each has 1 to 128 digits and"
                                + " dots, separated by commas")))
            .toList();
    return new Matching.UidList(uids);
  }

  private Matching personName(String name, String value) {
    if (names == Names.LITERAL) {
      return text(name, value);
    }
    if (value.indexOf('\\') >= 0) {
      throw QidoReading.refusal(name, "holds several names, which fuzzymatching can't look for");
    }
    return new Matching.FuzzyName(value.strip());
  }

  private static Matching text(String name, String value) {
    if (value.indexOf('\\') < 0) {
      return wildCardOr(value.strip());
    }
    Predicate<String> literal = text -> !isPattern(text);
    return list(name, value, literal, "holds wild cards among several values");
  }

  private static Matching wildCardOr(String value) {
    return isPattern(value) ? new Matching.WildCard(value) : new Matching.SingleValue(value);
  }

  private static boolean isPattern(String text) {
    return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
  }

  private static Matching tags(String name, String value) {
    return list(
        name,
        value,
        text -> Dictionary.parseTag(text).isPresent(),
        "is not an attribute",
        text -> Dictionary.parseTag(text).map(Tag::hex).orElse(text));
  }

  private static Matching list(
      String name, String value, Predicate<String> valid, String otherwise) {
    return list(name, value, valid, otherwise, UnaryOperator.identity());
  }

  private static Matching list(
      String name,
      String value,
      Predicate<String> valid,
      String otherwise,
      UnaryOperator<String> canonical) {
    List<String> values = Stream.of(value.split("\\\\", -1)).map(String::strip).toList();
    for (String one : values) {
      if (one.isEmpty()) {
        throw QidoReading.refusal(name, "holds an empty value in a list");
      }
      if (!valid.test(one)) {
        throw QidoReading.refusal(name, otherwise);
      }
    }
    List<String> written = values.stream().map(canonical).toList();
    return written.size() == 1
        ? new Matching.SingleValue(written.getFirst())
        : new Matching.ValueList(written);
  }

  private static boolean isNumber(String text) {
    return text.matches("[+-]?\\d{1,32}(\\.\\d{0,32})?([eE][+-]?\\d{1,3})?");
  }
}
