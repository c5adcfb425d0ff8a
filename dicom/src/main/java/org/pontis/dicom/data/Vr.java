package org.pontis.dicom.data;

import java.util.Optional;

/** The value representations of PS3.5 section 6.2 with what reading and writing needs of each. */
public enum Vr {
  AE(Kind.TEXT, Length.SHORT, ' ', Text.DEFAULT_REPERTOIRE, 0),
  AS(Kind.TEXT, Length.SHORT, ' ', Text.DEFAULT_REPERTOIRE, 0),
  AT(Kind.NUMBERS, Length.SHORT, 0, Text.NONE, 4),
  CS(Kind.TEXT, Length.SHORT, ' ', Text.DEFAULT_REPERTOIRE, 0),
  DA(Kind.TEXT, Length.SHORT, ' ', Text.DEFAULT_REPERTOIRE, 0),
  DS(Kind.TEXT, Length.SHORT, ' ', Text.DEFAULT_REPERTOIRE, 0),
  DT(Kind.TEXT, Length.SHORT, ' ', Text.DEFAULT_REPERTOIRE, 0),
  FD(Kind.NUMBERS, Length.SHORT, 0, Text.NONE, 8),
  FL(Kind.NUMBERS, Length.SHORT, 0, Text.NONE, 4),
  IS(Kind.TEXT, Length.SHORT, ' ', Text.DEFAULT_REPERTOIRE, 0),
  LO(Kind.TEXT, Length.SHORT, ' ', Text.SPECIFIC, 0),
  LT(Kind.TEXT, Length.SHORT, ' ', Text.SPECIFIC_SINGLE, 0),
  OB(Kind.BYTES, Length.LONG, 0, Text.NONE, 1),
  OD(Kind.BYTES, Length.LONG, 0, Text.NONE, 8),
  OF(Kind.BYTES, Length.LONG, 0, Text.NONE, 4),
  OL(Kind.BYTES, Length.LONG, 0, Text.NONE, 4),
  OV(Kind.BYTES, Length.LONG, 0, Text.NONE, 8),
  OW(Kind.BYTES, Length.LONG, 0, Text.NONE, 2),
  PN(Kind.TEXT, Length.SHORT, ' ', Text.SPECIFIC, 0),
  SH(Kind.TEXT, Length.SHORT, ' ', Text.SPECIFIC, 0),
  SL(Kind.NUMBERS, Length.SHORT, 0, Text.NONE, 4),
  SQ(Kind.ITEMS, Length.LONG, 0, Text.NONE, 0),
  SS(Kind.NUMBERS, Length.SHORT, 0, Text.NONE, 2),
  ST(Kind.TEXT, Length.SHORT, ' ', Text.SPECIFIC_SINGLE, 0),
  SV(Kind.NUMBERS, Length.LONG, 0, Text.NONE, 8),
  TM(Kind.TEXT, Length.SHORT, ' ', Text.DEFAULT_REPERTOIRE, 0),
  UC(Kind.TEXT, Length.LONG, ' ', Text.SPECIFIC, 0),
  UI(Kind.TEXT, Length.SHORT, 0, Text.DEFAULT_REPERTOIRE, 0),
  UL(Kind.NUMBERS, Length.SHORT, 0, Text.NONE, 4),
  UN(Kind.BYTES, Length.LONG, 0, Text.NONE, 1),
  UR(Kind.TEXT, Length.LONG, ' ', Text.DEFAULT_REPERTOIRE_SINGLE, 0),
  US(Kind.NUMBERS, Length.SHORT, 0, Text.NONE, 2),
  UT(Kind.TEXT, Length.LONG, ' ', Text.SPECIFIC_SINGLE, 0),
  UV(Kind.NUMBERS, Length.LONG, 0, Text.NONE, 8);

  /** What a value of this representation is made of. */
  public enum Kind {
    TEXT,
    NUMBERS,
    BYTES,
    ITEMS
  }

  private enum Length {
    SHORT,
    LONG
  }

  private enum Text {
    NONE,
    DEFAULT_REPERTOIRE,
    DEFAULT_REPERTOIRE_SINGLE,
    SPECIFIC,
    SPECIFIC_SINGLE
  }

  private static final Vr[] BY_CODE = new Vr[26 * 26];

  static {
    for (Vr vr : values()) {
      BY_CODE[(vr.name().charAt(0) - 'A') * 26 + vr.name().charAt(1) - 'A'] = vr;
    }
  }

  private final Kind kind;
  private final Length length;
  private final byte padding;
  private final Text text;
  private final int unit;

  Vr(Kind kind, Length length, int padding, Text text, int unit) {
    this.kind = kind;
    this.length = length;
    this.padding = (byte) padding;
    this.text = text;
    this.unit = unit;
  }

  /** The representation of these two bytes of an explicit VR element header; empty if none. */
  public static Optional<Vr> of(int first, int second) {
    if (first < 'A' || first > 'Z' || second < 'A' || second > 'Z') {
      return Optional.empty();
    }
    return Optional.ofNullable(BY_CODE[(first - 'A') * 26 + second - 'A']);
  }

  /** The representation with this two-letter name; empty if none. */
  public static Optional<Vr> parse(String name) {
    return name.length() == 2 ? of(name.charAt(0), name.charAt(1)) : Optional.empty();
  }

  /** What a value of this representation is made of. */
  public Kind kind() {
    return kind;
  }

  /** Whether the explicit VR header has a 32-bit length after two reserved bytes (PS3.5 7.1.2). */
  public boolean hasLongLength() {
    return length == Length.LONG;
  }

  /** The byte that makes an odd value even. */
  public byte padding() {
    return padding;
  }

  /** Whether Specific Character Set (0008,0005) governs the text (PS3.5 section 6.1.2.2). */
  public boolean usesSpecificCharacterSet() {
    return text == Text.SPECIFIC || text == Text.SPECIFIC_SINGLE;
  }

  /** Whether a backslash separates values: false for LT, ST, UT, UR and all binary ones. */
  public boolean isTextList() {
    return text == Text.SPECIFIC || text == Text.DEFAULT_REPERTOIRE;
  }

  /** Bytes of one number, or of the unit that byte order swaps; 0 for text and sequences. */
  public int unit() {
    return unit;
  }
}
