package org.pontis.dicom.content;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.pontis.dicom.source.Content;

/** Bits that start within a byte, moved so that they start with its lowest one (PS3.5 8.1.1). */
public final class BitContent {
  private BitContent() {}

  /**
   * The bits, the last byte filled up with zeros.
   *
   * @param covering the bytes that hold them
   * @param first position of the first bit in the first byte, 0 to 7
   */
  public static Content of(Content covering, int first, long bits) {
    long length = (bits + Byte.SIZE - 1) / Byte.SIZE;
    return new StreamedContent(
        () -> StreamLayer.over(covering.open(), stored -> new Shifted(stored, first, bits)),
        0,
        length);
  }

  private static final class Shifted extends FilterInputStream {
    private final int shift;
    private long bitsLeft;
    private int current;

    Shifted(InputStream stream, int shift, long bits) throws IOException {
      super(new java.io.BufferedInputStream(stream));
      this.shift = shift;
      this.bitsLeft = bits;
      this.current = in.read();
    }

    @Override
    public int read() throws IOException {
      if (bitsLeft == 0) {
        return -1;
      }
      int next = in.read();
      int value = (current | Math.max(next, 0) << Byte.SIZE) >> shift & 0xFF;
      int valid = (int) Math.min(Byte.SIZE, bitsLeft);
      bitsLeft -= valid;
      current = next;
      return value & (1 << valid) - 1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int count = 0;
      for (int value; count < length && (value = read()) >= 0; count++) {
        target[offset + count] = (byte) value;
      }
      return count == 0 && length > 0 ? -1 : count;
    }

    @Override
    public long skip(long count) throws IOException {
      long skipped = 0;
      while (skipped < count && read() >= 0) {
        skipped++;
      }
      return skipped;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
