package org.pontis.dicom.data;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A set of graphic characters that ISO 2022 escape sequences designate (PS3.3 tables C.12-2 to
 * C.12-4), by its ISO-IR registration number.
 */
enum GraphicSet {
  ASCII(6, "(B", Area.G0, 1, StandardCharsets.US_ASCII),
  /**
   * JIS X 0201 romaji; yen sign and overline are read as the backslash and tilde they stand for.
   */
  ROMAJI(14, "(J", Area.G0, 1, StandardCharsets.US_ASCII),
  LATIN_1(100, "-A", Area.G1, 1, StandardCharsets.ISO_8859_1),
  LATIN_2(101, "-B", Area.G1, 1, Charset.forName("ISO-8859-2")),
  LATIN_3(109, "-C", Area.G1, 1, Charset.forName("ISO-8859-3")),
  LATIN_4(110, "-D", Area.G1, 1, Charset.forName("ISO-8859-4")),
  CYRILLIC(144, "-L", Area.G1, 1, Charset.forName("ISO-8859-5")),
  ARABIC(127, "-G", Area.G1, 1, Charset.forName("ISO-8859-6")),
  GREEK(126, "-F", Area.G1, 1, Charset.forName("ISO-8859-7")),
  HEBREW(138, "-H", Area.G1, 1, Charset.forName("ISO-8859-8")),
  LATIN_5(148, "-M", Area.G1, 1, Charset.forName("ISO-8859-9")),
  LATIN_9(203, "-b", Area.G1, 1, Charset.forName("ISO-8859-15")),
  THAI(166, "-T", Area.G1, 1, Charset.forName("x-iso-8859-11")),
  /** JIS X 0201 katakana; Shift-JIS holds it and reads what is really Shift-JIS as well. */
  KATAKANA(13, ")I", Area.G1, 1, Charset.forName("Shift_JIS")),
  KANJI(87, "$B", Area.G0, 2, Charset.forName("EUC-JP")),
  /** The edition of 1978, not in PS3.3, read as its successor. */
  KANJI_1978(42, "$@", Area.G0, 2, Charset.forName("EUC-JP")),
  SUPPLEMENTARY_KANJI(159, "$(D", Area.G0, 2, Charset.forName("EUC-JP")),
  HANGUL(149, "$)C", Area.G1, 2, Charset.forName("EUC-KR")),
  HANZI(58, "$)A", Area.G1, 2, Charset.forName("GB2312"));

  /** Which half of the code table a set is invoked in: bytes below or from 0x80. */
  enum Area {
    G0,
    G1
  }

  private static final GraphicSet[] ALL = values();

  private final int registration;
  private final String escape;
  private final Area area;
  private final int bytesPerCharacter;
  private final Charset charset;

  GraphicSet(int registration, String escape, Area area, int bytesPerCharacter, Charset charset) {
    this.registration = registration;
    this.escape = escape;
    this.area = area;
    this.bytesPerCharacter = bytesPerCharacter;
    this.charset = charset;
  }

  /** The set of an ISO-IR number. */
  static Optional<GraphicSet> registered(int number) {
    for (GraphicSet set : ALL) {
      if (set.registration == number) {
        return Optional.of(set);
      }
    }
    return Optional.empty();
  }

  /** The set whose escape sequence stands at an index, the escape character itself left out. */
  static Optional<GraphicSet> designatedAt(Slice bytes, int index) {
    for (GraphicSet set : ALL) {
      if (set.escapeStandsAt(bytes, index)) {
        return Optional.of(set);
      }
    }
    return Optional.empty();
  }

  private boolean escapeStandsAt(Slice bytes, int index) {
    if (bytes.length() - index < escape.length()) {
      return false;
    }
    for (int i = 0; i < escape.length(); i++) {
      if (bytes.at(index + i) != escape.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The escape sequence without the escape character. */
  String escape() {
    return escape;
  }

  /** Length of the escape sequence without the escape character. */
  int escapeLength() {
    return escape.length();
  }

  Area area() {
    return area;
  }

  boolean isDoubleByte() {
    return bytesPerCharacter == 2;
  }

  /** Decodes code points as {@link Iso2022Decoder} collects them: pairs with both high bits set. */
  Charset charset() {
    return charset;
  }
}
