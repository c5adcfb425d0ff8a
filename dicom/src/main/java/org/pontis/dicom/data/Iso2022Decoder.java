package org.pontis.dicom.data;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decodes one value with the code extension of ISO 2022 as PS3.5 section 6.1.2.5 restricts it:
 * escape sequences designate sets, delimiters and line ends return to the initial ones.
 */
final class Iso2022Decoder {
  private static final int ESCAPE = 0x1B;
  private static final char REPLACEMENT = '\uFFFD';

  private final Slice bytes;
  private final String resettingDelimiters;
  private final GraphicSet initialG1;
  private final StringBuilder text;
  private final ByteArrayOutputStream run = new ByteArrayOutputStream();
  private GraphicSet g0 = GraphicSet.ASCII;
  private GraphicSet g1;
  private @Nullable GraphicSet runSet;

  private Iso2022Decoder(Slice bytes, Vr vr, GraphicSet initialG1) {
    this.bytes = bytes;
    this.resettingDelimiters = delimiters(vr);
    this.initialG1 = initialG1;
    this.g1 = initialG1;
    this.text = new StringBuilder(bytes.length());
  }

  /**
   * The whole value as text.
   *
   * @param initialG1 what bytes from 0x80 mean until an escape sequence says otherwise
   */
  static String decode(Slice bytes, Vr vr, GraphicSet initialG1) {
    return new Iso2022Decoder(bytes, vr, initialG1).decode();
  }

  /** What returns to the initial sets within a value (PS3.5 section 6.1.2.5.3). */
  static String delimiters(Vr vr) {
    String lineEnds = "\t\n\f\r";
    if (vr == Vr.PN) {
      return lineEnds + "\\^=";
    }
    return vr.isTextList() ? lineEnds + "\\" : lineEnds;
  }

  private String decode() {
    int at = 0;
    while (at < bytes.length()) {
      int code = bytes.at(at) & 0xFF;
      if (code == ESCAPE) {
        at = escape(at + 1);
      } else if (code <= ' ') {
        at = single(at, GraphicSet.ASCII);
      } else {
        GraphicSet set = code < 0x80 ? g0 : g1;
        at = set.isDoubleByte() ? pair(at, set) : single(at, set);
      }
    }
    flush();
    return text.toString();
  }

  private int escape(int at) {
    flush();
    Optional<GraphicSet> designated = GraphicSet.designatedAt(bytes, at);
    if (designated.isEmpty()) {
      text.append(REPLACEMENT);
      return at;
    }
    GraphicSet set = designated.get();
    if (set.area() == GraphicSet.Area.G0) {
      g0 = set;
    } else {
      g1 = set;
    }
    return at + set.escapeLength();
  }

  private int single(int at, GraphicSet set) {
    byte code = bytes.at(at);
    enter(set);
    run.write(code);
    if (code >= 0 && resettingDelimiters.indexOf(code) >= 0) {
      g0 = GraphicSet.ASCII;
      g1 = initialG1;
    }
    return at + 1;
  }

  private int pair(int at, GraphicSet set) {
    int first = bytes.at(at) & 0xFF;
    int second = at + 1 < bytes.length() ? bytes.at(at + 1) & 0xFF : 0;
    boolean sameHalf = (first & 0x80) == (second & 0x80);
    if (!sameHalf || (second & 0x7F) <= ' ') {
      flush();
      text.append(REPLACEMENT);
      return at + 1;
    }
    enter(set);
    if (set == GraphicSet.SUPPLEMENTARY_KANJI) {
      run.write(0x8F);
    }
    run.write(first | 0x80);
    run.write(second | 0x80);
    return at + 2;
  }

  private void enter(GraphicSet set) {
    if (set != runSet) {
      flush();
      runSet = set;
    }
  }

  private void flush() {
    if (runSet != null) {
      text.append(run.toString(runSet.charset()));
      run.reset();
      runSet = null;
    }
  }
}
