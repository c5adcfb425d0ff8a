package org.pontis.dicom.encoding;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.dictionary.TransferSyntax.Payload;
import org.pontis.dicom.dictionary.TransferSyntax.VrEncoding;

/**
 * How a data set is really encoded, by its first element: files in the field name a transfer syntax
 * they do not have, or none.
 */
final class EncodingGuess {
  private static final int LARGEST_FIRST_GROUP = 0x00FF;

  private EncodingGuess() {}

  /** The declared transfer syntax, corrected where the first element contradicts it. */
  static TransferSyntax of(ByteInput in, Optional<TransferSyntax> declared) throws IOException {
    TransferSyntax expected = declared.orElse(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
    if (!in.has(8)) {
      return expected;
    }
    ByteOrder order = byteOrder(in, expected.byteOrder());
    VrEncoding vrEncoding = vrEncoding(in, order, expected.vrEncoding());
    if (vrEncoding == expected.vrEncoding() && order == expected.byteOrder()) {
      return expected;
    }
    return expected.payload() == Payload.ENCAPSULATED
        ? new TransferSyntax(expected.uid(), vrEncoding, order, Payload.ENCAPSULATED)
        : nativeSyntax(vrEncoding, order);
  }

  /** Whether a data element of the first groups could start here: what has no file meta may be. */
  static boolean startsDataset(ByteInput in) throws IOException {
    if (!in.has(8)) {
      return false;
    }
    ByteOrder order = byteOrder(in, ByteOrder.LITTLE_ENDIAN);
    int group = in.u16(0, order);
    boolean early = group % 2 == 0 && group <= 0x0010;
    boolean zeros = in.u32(0, order) == 0 && in.u32(4, order) == 0;
    return early && !zeros && (hasVr(in) || in.u32(4, order) <= in.size() - in.position() - 8);
  }

  /** Whether an explicit VR element of group 0008 stands where deflated bytes should. */
  static boolean startsExplicitDataset(ByteInput in) throws IOException {
    return in.has(8) && in.u16(0, ByteOrder.LITTLE_ENDIAN) == 8 && hasVr(in);
  }

  private static ByteOrder byteOrder(ByteInput in, ByteOrder expected) {
    ByteOrder other =
        expected == ByteOrder.LITTLE_ENDIAN ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    boolean swapped =
        in.u16(0, expected) > LARGEST_FIRST_GROUP && in.u16(0, other) <= LARGEST_FIRST_GROUP;
    return swapped ? other : expected;
  }

  private static VrEncoding vrEncoding(ByteInput in, ByteOrder order, VrEncoding expected) {
    if (hasVr(in)) {
      return VrEncoding.EXPLICIT;
    }
    boolean lengthFits = in.u32(4, order) <= in.size() - in.position() - 8;
    return lengthFits ? VrEncoding.IMPLICIT : expected;
  }

  private static boolean hasVr(ByteInput in) {
    return Vr.of(in.u8(4), in.u8(5)).isPresent();
  }

  private static TransferSyntax nativeSyntax(VrEncoding vrEncoding, ByteOrder order) {
    if (vrEncoding == VrEncoding.IMPLICIT) {
      return order == ByteOrder.LITTLE_ENDIAN
          ? TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN
          : new TransferSyntax(
              TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN.uid(), vrEncoding, order, Payload.NATIVE);
    }
    return order == ByteOrder.LITTLE_ENDIAN
        ? TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN
        : TransferSyntax.EXPLICIT_VR_BIG_ENDIAN;
  }
}
