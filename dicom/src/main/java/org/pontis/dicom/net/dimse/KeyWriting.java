package org.pontis.dicom.net.dimse;

import java.nio.ByteOrder;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.pontis.dicom.data.CharacterSets;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.dictionary.Dictionary;
import org.pontis.dicom.query.Matching;

/** A matching as the value of a key (PS3.4 C.2.2.2), in the partner's dialect. */
record KeyWriting(QueryDialect dialect) {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HHmmss.SSSSSS", Locale.ROOT);
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss.SSSSSS", Locale.ROOT);

  /**
   * A key as sent.
   *
   * @param element of zero length when the matching can't be said at all
   * @param precision whether the partner's matches are just those that were asked for
   */
  record Written(Element element, Precision precision) {}

  enum Precision {
    EXACT,
    /** There may be more matches than asked for. */
    WIDER
  }

  Written write(Tag tag, Matching matching) {
    Vr vr = Dictionary.vr(tag);
    if (vr.kind() != Vr.Kind.TEXT) {
      return notWritten(tag, vr, matching);
    }
    return switch (matching) {
      case Matching.Universal _ -> new Written(empty(tag, vr), Precision.EXACT);
      case Matching.EmptyValue _ -> given(QueryExtension.EMPTY_VALUES, tag, vr, "\"\"");
      case Matching.SingleValue(String value) -> text(tag, vr, value);
      case Matching.ValueList(List<String> values) ->
          given(QueryExtension.MULTIPLE_VALUES, tag, vr, String.join("\\", values));
      case Matching.UidList(List<Uid> uids) ->
          text(tag, vr, uids.stream().map(Uid::value).collect(Collectors.joining("\\")));
      case Matching.WildCard(String pattern) ->
          takesWildCards(vr)
              ? text(tag, vr, pattern)
              : new Written(empty(tag, vr), Precision.WIDER);
      case Matching.FuzzyName(String value) ->
          given(QueryExtension.FUZZY_PERSON_NAMES, tag, vr, value);
      case Matching.DateRange(Optional<LocalDate> from, Optional<LocalDate> to) ->
          text(tag, vr, range(from.map(DATE::format), to.map(DATE::format)));
      case Matching.TimeRange(Optional<LocalTime> from, Optional<LocalTime> to) ->
          text(tag, vr, range(from.map(TIME::format), to.map(TIME::format)));
      case Matching.DateTimeRange(Optional<LocalDateTime> from, Optional<LocalDateTime> to) ->
          text(tag, vr, range(from.map(DATE_TIME::format), to.map(DATE_TIME::format)));
    };
  }

  /** A return key. */
  static Element empty(Tag tag, Vr vr) {
    return switch (vr.kind()) {
      case TEXT -> new Element.Text(tag, vr, Slice.empty(), CharacterSets.DEFAULT);
      case NUMBERS -> new Element.Numbers(tag, vr, Slice.empty(), ByteOrder.LITTLE_ENDIAN);
      case BYTES -> new Element.Bytes(tag, vr, Slice.empty(), ByteOrder.LITTLE_ENDIAN);
      case ITEMS -> new Element.Items(tag, vr, List.of());
    };
  }

  private static Written notWritten(Tag tag, Vr vr, Matching matching) {
    return new Written(
        empty(tag, vr), matching instanceof Matching.Universal ? Precision.EXACT : Precision.WIDER);
  }

  private Written given(QueryExtension extension, Tag tag, Vr vr, String value) {
    return dialect.extensions().contains(extension)
        ? text(tag, vr, value)
        : new Written(empty(tag, vr), Precision.WIDER);
  }

  /** Characters the partner's character set lacks become asterisks: it finds those and more. */
  private Written text(Tag tag, Vr vr, String value) {
    Optional<Slice> encoded = dialect.characterSets().encode(value, vr);
    if (encoded.isPresent()) {
      return new Written(
          new Element.Text(tag, vr, encoded.get(), dialect.characterSets()), Precision.EXACT);
    }
    if (!takesWildCards(vr)) {
      return new Written(empty(tag, vr), Precision.WIDER);
    }
    StringBuilder pattern = new StringBuilder();
    value
        .codePoints()
        .mapToObj(Character::toString)
        .map(c -> dialect.characterSets().encode(c, vr).isPresent() ? c : "*")
        .filter(c -> !(c.equals("*") && pattern.toString().endsWith("*")))
        .forEach(pattern::append);
    Slice bytes = dialect.characterSets().encode(pattern.toString(), vr).orElse(Slice.empty());
    return new Written(new Element.Text(tag, vr, bytes, dialect.characterSets()), Precision.WIDER);
  }

  /** PS3.4 C.2.2.2.4. */
  static boolean takesWildCards(Vr vr) {
    return switch (vr) {
      case AE, CS, LO, LT, PN, SH, ST, UC, UR, UT -> true;
      case AS,
          AT,
          DA,
          DS,
          DT,
          FD,
          FL,
          IS,
          OB,
          OD,
          OF,
          OL,
          OV,
          OW,
          SL,
          SQ,
          SS,
          SV,
          TM,
          UI,
          UL,
          UN,
          US,
          UV ->
          false;
    };
  }

  private static String range(Optional<String> from, Optional<String> to) {
    return from.isPresent() && from.equals(to) ? from.get() : from.orElse("") + "-" + to.orElse("");
  }
}
