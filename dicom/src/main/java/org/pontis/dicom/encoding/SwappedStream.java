package org.pontis.dicom.encoding;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.pontis.dicom.data.ByteSwap;

/** Turns the bytes of each unit round: big endian numbers as little endian ones. */
public final class SwappedStream extends FilterInputStream {
  private static final int BUFFER = 8 << 10;

  private final int unit;
  private final byte[] buffer = new byte[BUFFER];
  private int cursor;
  private int end;

  /**
   * A stream of units of 2, 4 or 8 bytes.
   *
   * @param stream positioned at the start of a unit
   */
  public SwappedStream(InputStream stream, int unit) {
    super(stream);
    this.unit = unit;
  }

  @Override
  public int read() throws IOException {
    return cursor < end || fill() ? buffer[cursor++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (cursor == end && !fill()) {
      return -1;
    }
    int count = Math.min(length, end - cursor);
    System.arraycopy(buffer, cursor, target, offset, count);
    cursor += count;
    return count;
  }

  /** Whole units are skipped without being read. */
  @Override
  public long skip(long count) throws IOException {
    long buffered = Math.min(count, end - cursor);
    cursor += (int) buffered;
    long units = (count - buffered) / unit * unit;
    long skipped = units > 0 ? in.skip(units) : 0;
    long partial = skipped % unit;
    if (partial > 0) {
      in.skipNBytes(unit - partial);
      skipped += unit - partial;
    }
    return buffered + skipped;
  }

  private boolean fill() throws IOException {
    end = in.readNBytes(buffer, 0, BUFFER);
    cursor = 0;
    ByteSwap.swap(buffer, end, unit);
    return end > 0;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
