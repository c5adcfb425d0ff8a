package org.pontis.dicom.content;

/** Byte order of numbers in arrays. */
final class ByteSwap {
  private ByteSwap() {}

  /** Turns each whole unit round; bytes after the last one stay as they are. */
  static void swap(byte[] bytes, int length, int unit) {
    for (int at = 0; at + unit <= length; at += unit) {
      for (int low = at, high = at + unit - 1; low < high; low++, high--) {
        byte kept = bytes[low];
        bytes[low] = bytes[high];
        bytes[high] = kept;
      }
    }
  }
}
