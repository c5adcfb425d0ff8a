package org.pontis.dicom.encoding;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.dictionary.Dictionary;
import org.pontis.dicom.dictionary.TransferSyntax.VrEncoding;

/**
 * Reads element headers, also those that break the rules in ways seen in the field: unknown value
 * representations, and implicit headers within explicit data sets.
 */
final class HeaderReader {
  private final ByteInput in;

  HeaderReader(ByteInput in) {
    this.in = in;
  }

  /** Reads a header of which at least eight bytes are there; the cursor then is at the value. */
  ElementHeader read(Scope scope) throws IOException {
    ByteOrder order = scope.encoding.byteOrder();
    Tag tag = Tag.of(in.tag(0, order));
    if (scope.encoding.vrEncoding() == VrEncoding.IMPLICIT) {
      return implicit(tag, in.u32(4, order), scope);
    }
    Optional<Vr> vr = Vr.of(in.u8(4), in.u8(5));
    if (vr.isEmpty()) {
      return withoutKnownVr(tag, scope);
    }
    return vr.get().hasLongLength()
        ? longForm(tag, vr.get(), order)
        : shortForm(tag, vr.get(), order);
  }

  private ElementHeader implicit(Tag tag, long length, Scope scope) {
    in.advance(8);
    return new ElementHeader(tag, vrOf(tag, scope), length);
  }

  private ElementHeader shortForm(Tag tag, Vr vr, ByteOrder order) {
    int length = in.u16(6, order);
    in.advance(8);
    return new ElementHeader(tag, vr, length);
  }

  private ElementHeader longForm(Tag tag, Vr vr, ByteOrder order) throws IOException {
    if (!in.has(12)) {
      throw Malformed.at(in.position(), tag, "breaks off within the element header");
    }
    long length = in.u32(8, order);
    in.advance(12);
    return new ElementHeader(tag, vr, length);
  }

  /**
   * Two letters that are no known VR stand for a future one, which has a 32-bit length (PS3.5
   * section 6.2); with reserved bytes that are not zero it is an old private one. Anything else is
   * an implicit header, or a short one with a spoilt VR.
   */
  private ElementHeader withoutKnownVr(Tag tag, Scope scope) throws IOException {
    ByteOrder order = scope.encoding.byteOrder();
    if (isLetter(in.u8(4)) && isLetter(in.u8(5))) {
      boolean longForm = in.u16(6, order) == 0 && in.has(12) && fits(12, in.u32(8, order), scope);
      return longForm ? longForm(tag, Vr.UN, order) : shortForm(tag, Vr.UN, order);
    }
    long length = in.u32(4, order);
    return fits(8, length, scope) && (in.u16(6, order) == 0 || !hasSpoiltVr())
        ? implicit(tag, length, scope)
        : shortForm(tag, vrOf(tag, scope), order);
  }

  /** Whether the place of the VR holds zeros or printable characters rather than half a length. */
  private boolean hasSpoiltVr() {
    int first = in.u8(4);
    int second = in.u8(5);
    return (first == 0 && second == 0) || (isPrintable(first) && isPrintable(second));
  }

  private static boolean isPrintable(int code) {
    return code >= ' ' && code <= '~';
  }

  private boolean fits(int header, long length, Scope scope) {
    long room = Math.min(scope.extent.bound(), in.size()) - in.position() - header;
    return length == ElementHeader.UNDEFINED ? room >= 8 : length <= room;
  }

  private static boolean isLetter(int code) {
    return code >= 'A' && code <= 'Z';
  }

  /** The representation of the dictionary; "US or SS" depends on Pixel Representation. */
  static Vr vrOf(Tag tag, Scope scope) {
    Vr vr = Dictionary.vr(tag);
    boolean signed =
        vr == Vr.US && scope.hasSignedPixels() && Dictionary.choices(tag).contains(Vr.SS);
    return signed ? Vr.SS : vr;
  }
}
