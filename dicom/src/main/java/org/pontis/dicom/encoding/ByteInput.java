package org.pontis.dicom.encoding;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;

/**
 * A cursor over bytes that hands out slices of what it read. A chunk of which a slice was taken is
 * never reused; few are needed, since skipped bytes enter none.
 */
final class ByteInput {
  private static final int FIRST_CHUNK = 16 << 10;
  private static final int AFTER_SKIP = 1 << 10;
  private static final int LARGEST_CHUNK = 256 << 10;

  private final ByteFeed feed;
  private final long size;
  private final int maxBytesHeld;
  private byte[] chunk = new byte[0];
  private int cursor;
  private int end;
  private boolean shared;
  private long chunkStart;
  private int nextChunk = FIRST_CHUNK;
  private long held;

  ByteInput(ByteFeed feed, ReadLimits limits) {
    this.feed = feed;
    this.size = feed.size();
    this.maxBytesHeld = limits.maxBytesHeld();
  }

  /** Offset of the cursor from the first byte of the feed. */
  long position() {
    return chunkStart + cursor;
  }

  /** Offset of the end, or {@link Long#MAX_VALUE} when only the end will tell. */
  long size() {
    return size;
  }

  /** Makes the next bytes readable; false if there are fewer before the end. */
  boolean has(int count) throws IOException {
    return end - cursor >= count || fill(count);
  }

  /** How many bytes are left if fewer than {@code count}, else {@code count}. */
  int available(int count) throws IOException {
    return has(count) ? count : end - cursor;
  }

  /** An unsigned byte ahead of the cursor; {@link #has} must have said yes. */
  int u8(int ahead) {
    return chunk[cursor + ahead] & 0xFF;
  }

  /** An unsigned number of 16 bits ahead of the cursor. */
  int u16(int ahead, ByteOrder order) {
    return order == ByteOrder.LITTLE_ENDIAN
        ? u8(ahead) | u8(ahead + 1) << 8
        : u8(ahead) << 8 | u8(ahead + 1);
  }

  /** An unsigned number of 32 bits ahead of the cursor. */
  long u32(int ahead, ByteOrder order) {
    return order == ByteOrder.LITTLE_ENDIAN
        ? u16(ahead, order) | (long) u16(ahead + 2, order) << 16
        : (long) u16(ahead, order) << 16 | u16(ahead + 2, order);
  }

  /** The code of the attribute tag ahead of the cursor. */
  int tag(int ahead, ByteOrder order) {
    return u16(ahead, order) << 16 | u16(ahead + 2, order);
  }

  /** Moves the cursor over bytes that {@link #has} made readable. */
  void advance(int count) {
    cursor += count;
  }

  /** The next bytes, which {@link #has} made readable. */
  Slice take(int count) {
    if (count == 0) {
      return Slice.empty();
    }
    Slice slice = Slice.of(chunk, cursor, count);
    shared = true;
    cursor += count;
    return slice;
  }

  /** Moves the cursor; false if the end comes before. */
  boolean skip(long count) throws IOException {
    int here = (int) Math.min(count, end - cursor);
    cursor += here;
    if (here == count) {
      return true;
    }
    long rest = count - here;
    long skipped = feed.skip(rest);
    chunkStart += cursor + skipped;
    cursor = 0;
    end = 0;
    nextChunk = AFTER_SKIP;
    if (shared) {
      chunk = new byte[0];
      shared = false;
    }
    return skipped == rest;
  }

  /** What follows the cursor as a stream; this input must not be used afterwards. */
  InputStream remainder() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        int buffered = Math.min(length, end - cursor);
        if (buffered == 0) {
          return feed.read(target, offset, length);
        }
        System.arraycopy(chunk, cursor, target, offset, buffered);
        cursor += buffered;
        return buffered;
      }
    };
  }

  private boolean fill(int count) throws IOException {
    if (size - position() < count) {
      drainTail();
      return false;
    }
    makeRoom(count);
    while (end - cursor < count) {
      int wanted = Math.min(chunk.length - end, Math.max(count - (end - cursor), nextChunk));
      int read = feed.read(chunk, end, wanted);
      if (read < 0) {
        return false;
      }
      end += read;
    }
    return true;
  }

  /** Reads the few bytes before a known end, so that they can be looked at. */
  private void drainTail() throws IOException {
    int rest = (int) Math.max(0, size - position());
    if (rest > end - cursor) {
      fill(rest);
    }
  }

  private void makeRoom(int count) {
    if (chunk.length - cursor >= count) {
      return;
    }
    int kept = end - cursor;
    int allowed = (int) Math.min(Integer.MAX_VALUE, maxBytesHeld - held);
    if (count > allowed) {
      throw ImagingException.of(
          ProblemType.LIMIT_EXCEEDED,
          "at byte %d: the values of the data set need more than %d bytes of memory (maxBytesHeld)"
              .formatted(position(), maxBytesHeld));
    }
    long generous = Math.min(size - position(), Math.max(count, nextChunk));
    byte[] next = new byte[(int) Math.min(allowed, generous)];
    System.arraycopy(chunk, cursor, next, 0, kept);
    held += shared ? next.length : next.length - chunk.length;
    chunkStart += cursor;
    cursor = 0;
    end = kept;
    chunk = next;
    shared = false;
    nextChunk = Math.min(nextChunk * 2, LARGEST_CHUNK);
  }
}
