package org.pontis.dicom.encoding;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * The inflated bytes of a deflated data set (PS3.5 section A.5), no more than a limit. The zlib
 * wrapper some writers put around them is recognised.
 */
public final class InflatedStream extends InputStream {
  private static final int BUFFER = 16 << 10;

  private final Inflater inflater;
  private final InflaterInputStream inflated;
  private final long limit;
  private long count;

  private InflatedStream(InputStream deflated, Inflater inflater, long limit) {
    this.inflater = inflater;
    this.inflated = new InflaterInputStream(deflated, inflater, BUFFER);
    this.limit = limit;
  }

  /** A stream to close, which does not close the one it reads. */
  public static InflatedStream over(InputStream deflated, ReadLimits limits) throws IOException {
    PushbackInputStream start = new PushbackInputStream(deflated, 2);
    byte[] header = start.readNBytes(2);
    start.unread(header);
    return new InflatedStream(start, new Inflater(!isZlib(header)), limits.maxInflatedLength());
  }

  /** RFC 1950 section 2.2: method 8 and a check of both bytes. */
  private static boolean isZlib(byte[] header) {
    return header.length == 2
        && (header[0] & 0x0F) == 8
        && ((header[0] & 0xFF) << 8 | (header[1] & 0xFF)) % 31 == 0;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = inflated.read(target, offset, length);
    count += Math.max(0, read);
    if (count > limit) {
      throw Malformed.limit(
          count,
          "the data set inflates to more than %d bytes (maxInflatedLength)".formatted(limit));
    }
    return read;
  }

  @Override
  public long skip(long wanted) throws IOException {
    byte[] scratch = new byte[(int) Math.min(BUFFER, Math.max(0, wanted))];
    long skipped = 0;
    while (skipped < wanted) {
      int read = read(scratch, 0, (int) Math.min(scratch.length, wanted - skipped));
      if (read < 0) {
        break;
      }
      skipped += read;
    }
    return skipped;
  }

  @Override
  public void close() {
    inflater.end();
  }
}
