package org.pontis.dicom.frames;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How compressed images begin. */
final class Codestream {
  /** Bytes needed to tell. */
  static final int HEAD = 12;

  private static final int JPEG = 0xFFD8FF00;
  private static final int JPEG_2000 = 0xFF4FFF51;
  private static final int JPEG_XL = 0xFF0A0000;
  private static final int SIGNATURE_BOX = 0x0000000C;
  private static final int RLE_HEADER = 64;
  private static final int RLE_SEGMENTS = 15;

  private Codestream() {}

  /** Whether these are the first bytes of a JPEG, JPEG-LS, JPEG 2000, JPEG XL or RLE image. */
  static boolean startsWith(ByteBuffer head) {
    if (head.remaining() < HEAD) {
      return false;
    }
    ByteBuffer bytes = head.slice().order(ByteOrder.BIG_ENDIAN);
    int first = bytes.getInt(0);
    return (first & 0xFFFFFF00) == JPEG
        || first == JPEG_2000
        || (first & 0xFFFF0000) == JPEG_XL
        || first == SIGNATURE_BOX
        || isRle(bytes.order(ByteOrder.LITTLE_ENDIAN));
  }

  /** The header of PS3.5 section G.5: the number of segments, then where the first one starts. */
  private static boolean isRle(ByteBuffer bytes) {
    int segments = bytes.getInt(0);
    return segments >= 1 && segments <= RLE_SEGMENTS && bytes.getInt(4) == RLE_HEADER;
  }
}
