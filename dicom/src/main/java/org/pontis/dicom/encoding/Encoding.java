package org.pontis.dicom.encoding;

import java.nio.ByteOrder;
import org.pontis.dicom.dictionary.TransferSyntax.VrEncoding;

/** How element headers and numbers are written. */
record Encoding(VrEncoding vrEncoding, ByteOrder byteOrder) {
  static final Encoding IMPLICIT_LITTLE =
      new Encoding(VrEncoding.IMPLICIT, ByteOrder.LITTLE_ENDIAN);
  static final Encoding EXPLICIT_LITTLE =
      new Encoding(VrEncoding.EXPLICIT, ByteOrder.LITTLE_ENDIAN);
}
