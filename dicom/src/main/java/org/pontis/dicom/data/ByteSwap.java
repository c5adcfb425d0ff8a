package org.pontis.dicom.data;

import java.nio.ByteOrder;

/** Byte order of numbers in arrays. */
public final class ByteSwap {
  private ByteSwap() {}

  /** Bytes that turn round together; an attribute tag is two numbers (PS3.5 section 6.2). */
  public static int unit(Vr vr) {
    return vr == Vr.AT ? 2 : vr.unit();
  }

  /** A value in little-endian order: itself, or a copy when its units have to be turned. */
  public static Slice littleEndian(Slice value, Vr vr, ByteOrder order) {
    return order == ByteOrder.LITTLE_ENDIAN || unit(vr) <= 1 ? value : swapped(value, unit(vr));
  }

  /** A copy with each whole unit turned round. */
  public static Slice swapped(Slice value, int unit) {
    byte[] bytes = value.toByteArray();
    swap(bytes, bytes.length, unit);
    return Slice.of(bytes);
  }

  /** Turns each whole unit round; bytes after the last one stay as they are. */
  public static void swap(byte[] bytes, int length, int unit) {
    for (int at = 0; at + unit <= length; at += unit) {
      for (int low = at, high = at + unit - 1; low < high; low++, high--) {
        byte kept = bytes[low];
        bytes[low] = bytes[high];
        bytes[high] = kept;
      }
    }
  }
}
