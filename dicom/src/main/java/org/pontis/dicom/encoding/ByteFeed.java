package org.pontis.dicom.encoding;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Where a {@link ByteInput} gets its bytes, front to back. */
sealed interface ByteFeed {
  /** Reads up to {@code length} bytes; -1 at the end. */
  int read(byte[] target, int offset, int length) throws IOException;

  /** Passes over bytes; returns fewer only at the end. */
  long skip(long count) throws IOException;

  /** Bytes in all, or {@link Long#MAX_VALUE} when only the end will tell. */
  long size();

  /** A file, read at positions of its own. */
  final class File implements ByteFeed {
    private final FileChannel channel;
    private final long size;
    private long position;

    File(FileChannel channel) throws IOException {
      this.channel = channel;
      this.size = channel.size();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int count = channel.read(ByteBuffer.wrap(target, offset, length), position);
      position += Math.max(0, count);
      return count;
    }

    @Override
    public long skip(long count) {
      long possible = Math.min(count, Math.max(0, size - position));
      position += possible;
      return possible;
    }

    @Override
    public long size() {
      return size;
    }
  }

  /** A stream, which the caller closes. */
  final class Stream implements ByteFeed {
    private final InputStream stream;

    Stream(InputStream stream) {
      this.stream = stream;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      return stream.read(target, offset, length);
    }

    @Override
    public long skip(long count) throws IOException {
      long skipped = 0;
      while (skipped < count) {
        long step = stream.skip(count - skipped);
        if (step <= 0) {
          if (stream.read() < 0) {
            break;
          }
          step = 1;
        }
        skipped += step;
      }
      return skipped;
    }

    @Override
    public long size() {
      return Long.MAX_VALUE;
    }
  }
}
