package org.pontis.dicom.frames;

import org.pontis.dicom.content.BitContent;
import org.pontis.dicom.source.Content;

/**
 * Frames of uncompressed pixel data, one after the other without padding (PS3.5 section 8.1.1).
 *
 * @param pixelData the whole value, little endian
 * @param length of the value in bytes
 * @param bits of one frame
 */
record NativeFrames(int count, Content pixelData, long length, long bits) implements Frames {
  @Override
  public Content content(int number) {
    FrameProblems.check(number, count);
    long available = length * Byte.SIZE / bits;
    if (number > available) {
      throw FrameProblems.missing(number, count, available);
    }
    long first = (number - 1) * bits;
    long from = first / Byte.SIZE;
    long to = (first + bits + Byte.SIZE - 1) / Byte.SIZE;
    Content covering = pixelData.range(from, to - from);
    boolean wholeBytes = first % Byte.SIZE == 0 && bits % Byte.SIZE == 0;
    return wholeBytes ? covering : BitContent.of(covering, (int) (first % Byte.SIZE), bits);
  }
}
