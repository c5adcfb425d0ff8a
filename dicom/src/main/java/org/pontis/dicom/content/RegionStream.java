package org.pontis.dicom.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import org.pontis.dicom.data.BulkData.Region;

/** A stream over regions of an open file, which it closes. Skipping reads nothing. */
final class RegionStream extends InputStream {
  private final FileChannel channel;
  private final List<Region> regions;
  private int current;
  private long within;

  RegionStream(FileChannel channel, List<Region> regions) {
    this.channel = channel;
    this.regions = regions;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    long left = leftInRegion();
    if (left == 0) {
      return -1;
    }
    int wanted = (int) Math.min(length, left);
    long position = regions.get(current).offset() + within;
    int read = channel.read(ByteBuffer.wrap(target, offset, wanted), position);
    if (read <= 0) {
      throw FileVersion.changed();
    }
    within += read;
    return read;
  }

  @Override
  public long skip(long count) {
    long skipped = 0;
    while (skipped < count) {
      long step = Math.min(count - skipped, leftInRegion());
      if (step == 0) {
        break;
      }
      within += step;
      skipped += step;
    }
    return skipped;
  }

  /** Moves on to the next region that has bytes; 0 only at the end of the last. */
  private long leftInRegion() {
    while (current < regions.size()) {
      long left = regions.get(current).length() - within;
      if (left > 0) {
        return left;
      }
      current++;
      within = 0;
    }
    return 0;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
