package org.pontis.dicom.encoding;

import org.pontis.dicom.data.Vr;

/** Byte order of numbers in arrays. */
public final class ByteSwap {
  private ByteSwap() {}

  /** Bytes that turn round together; an attribute tag is two numbers (PS3.5 section 6.2). */
  public static int unit(Vr vr) {
    return vr == Vr.AT ? 2 : vr.unit();
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
