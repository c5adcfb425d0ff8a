package org.pontis.dicom.data;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Encodes one value with the code extension of ISO 2022 as PS3.5 section 6.1.2.5 restricts it: each
 * character in the first of the sets that has it, the initial sets in force again before
 * delimiters, line ends and the end.
 */
final class Iso2022Encoder {
  private static final int ESCAPE = 0x1B;
  private static final String ASCII_AGAIN = "(B";

  private final List<GraphicSet> sets;
  private final @Nullable GraphicSet initialG1;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private GraphicSet g0 = GraphicSet.ASCII;
  private @Nullable GraphicSet g1;

  private Iso2022Encoder(List<GraphicSet> sets, @Nullable GraphicSet initialG1) {
    this.sets = sets;
    this.initialG1 = initialG1;
    this.g1 = initialG1;
  }

  /**
   * The bytes of the text; empty when a character is in none of the sets.
   *
   * @param sets to choose from, in this order
   * @param first the set of the attribute's first value, which holds without an escape sequence
   */
  static Optional<Slice> encode(
      String text, Vr vr, List<GraphicSet> sets, Optional<GraphicSet> first) {
    GraphicSet initial = first.filter(set -> set.area() == GraphicSet.Area.G1).orElse(null);
    Iso2022Encoder encoder = new Iso2022Encoder(sets, initial);
    String delimiters = Iso2022Decoder.delimiters(vr);
    boolean encoded = text.codePoints().allMatch(c -> encoder.character(c, delimiters));
    encoder.leaveG0();
    return encoded ? Optional.of(Slice.of(encoder.out.toByteArray())) : Optional.empty();
  }

  private boolean character(int codePoint, String delimiters) {
    if (codePoint < 0x80) {
      leaveG0();
      out.write(codePoint);
      if (delimiters.indexOf(codePoint) >= 0) {
        g1 = initialG1;
      }
      return true;
    }
    for (GraphicSet set : sets) {
      Optional<byte[]> code = code(codePoint, set);
      if (code.isPresent()) {
        invoke(set);
        out.writeBytes(code.get());
        return true;
      }
    }
    return false;
  }

  /** The character as it stands in a set, in the half of the code table the set is invoked in. */
  private static Optional<byte[]> code(int codePoint, GraphicSet set) {
    Optional<byte[]> encoded = encoded(Character.toString(codePoint), set);
    if (encoded.isEmpty()) {
      return encoded;
    }
    byte[] bytes = encoded.get();
    int skipped = set == GraphicSet.SUPPLEMENTARY_KANJI && (bytes[0] & 0xFF) == 0x8F ? 1 : 0;
    int length = bytes.length - skipped;
    if (length != (set.isDoubleByte() ? 2 : 1)
        || (set == GraphicSet.SUPPLEMENTARY_KANJI && skipped == 0)) {
      return Optional.empty();
    }
    byte[] code = new byte[length];
    for (int i = 0; i < length; i++) {
      int one = bytes[skipped + i] & 0xFF;
      if (one <= 0xA0) {
        return Optional.empty();
      }
      code[i] = (byte) (set.area() == GraphicSet.Area.G0 ? one & 0x7F : one);
    }
    return Optional.of(code);
  }

  private static Optional<byte[]> encoded(String character, GraphicSet set) {
    try {
      ByteBuffer bytes = set.charset().newEncoder().encode(CharBuffer.wrap(character));
      byte[] array = new byte[bytes.remaining()];
      bytes.get(array);
      return Optional.of(array);
    } catch (CharacterCodingException notInThisSet) {
      return Optional.empty();
    }
  }

  private void invoke(GraphicSet set) {
    boolean inForce = set.area() == GraphicSet.Area.G0 ? g0 == set : g1 == set;
    if (inForce) {
      return;
    }
    escape(set.escape());
    if (set.area() == GraphicSet.Area.G0) {
      g0 = set;
    } else {
      g1 = set;
    }
  }

  private void leaveG0() {
    if (g0 != GraphicSet.ASCII) {
      escape(ASCII_AGAIN);
      g0 = GraphicSet.ASCII;
    }
  }

  private void escape(String sequence) {
    out.write(ESCAPE);
    out.writeBytes(sequence.getBytes(StandardCharsets.US_ASCII));
  }
}
