package org.pontis.dicom.dictionary;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.dictionary.ElementTable.Column;

/**
 * The registry of data elements of PS3.6 and PS3.7 Annex E. Private elements are known by their
 * kind only: creators are LO and group lengths UL, the rest is UN.
 */
public final class Dictionary {
  private static final ElementTable TABLE = new ElementTable(Resources.read("elements.tsv"));

  private static final class Keywords {
    private static final Map<String, Tag> BY_KEYWORD = TABLE.keywords();
  }

  private Dictionary() {}

  /**
   * The representation of an attribute, UN if unknown. Where PS3.6 leaves a choice: OW if that is
   * among it, else US; {@link #choices} gives all.
   */
  public static Vr vr(Tag tag) {
    if (tag.element() == 0) {
      return Vr.UL;
    }
    if (tag.isPrivate()) {
      return tag.isPrivateCreator() ? Vr.LO : Vr.UN;
    }
    int row = TABLE.row(tag.code());
    return row < 0 ? Vr.UN : TABLE.vr(row);
  }

  /** All representations PS3.6 allows the attribute, in its order; only {@link #vr} mostly. */
  public static List<Vr> choices(Tag tag) {
    int row = TABLE.row(tag.code());
    return row < 0 || tag.element() == 0 ? List.of(vr(tag)) : TABLE.vrs(row);
  }

  /** The attribute of this keyword, retired or not; of a repeating group the first. */
  public static Optional<Tag> tag(String keyword) {
    return Optional.ofNullable(Keywords.BY_KEYWORD.get(keyword));
  }

  /** The keyword of an attribute, for example PatientID. */
  public static Optional<String> keyword(Tag tag) {
    return text(tag, Column.KEYWORD);
  }

  /** The name of an attribute, for example Patient ID. */
  public static Optional<String> name(Tag tag) {
    return text(tag, Column.NAME);
  }

  /** The value multiplicity as written in PS3.6, for example 1-n. */
  public static Optional<String> vm(Tag tag) {
    return text(tag, Column.VM);
  }

  /** Whether PS3.6 marks the attribute RET. */
  public static boolean isRetired(Tag tag) {
    return text(tag, Column.RETIRED).isPresent();
  }

  /** The attribute of a keyword, of eight hexadecimal digits or of {@code (gggg,eeee)}. */
  public static Optional<Tag> parseTag(String keywordOrHex) {
    return tag(keywordOrHex).or(() -> Tag.parseHex(keywordOrHex));
  }

  /**
   * The path of keywords or hexadecimal tags joined by dots, as PS3.18 section 8.3.4.1 writes
   * attributes; an item number, counted from 0, may follow a sequence. Empty when a part is unknown
   * or a step goes through what is not a sequence.
   */
  public static Optional<ElementPath> parsePath(String text) {
    return PathParser.parse(text);
  }

  private static Optional<String> text(Tag tag, Column column) {
    int row = TABLE.row(tag.code());
    return row < 0
        ? Optional.empty()
        : Optional.of(TABLE.text(row, column)).filter(value -> !value.isEmpty());
  }
}
