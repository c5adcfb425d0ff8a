package org.pontis.dicom.frames;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pontis.dicom.data.BulkData;
import org.pontis.dicom.data.BulkData.Region;
import org.pontis.dicom.source.Content;

/**
 * Where each frame's first item starts, as the basic (PS3.5 section A.4) or the extended offset
 * table (PS3.3 C.7.6.3.1.8) says. Tables in the field are often wrong: each use is checked against
 * the items.
 */
final class OffsetTable {
  private static final int ITEM = 0xFFFEE000;
  private static final int SEQUENCE_DELIMITATION = 0xFFFEE0DD;
  private static final int HEADER = 8;

  private final long[] starts;

  private OffsetTable(long[] starts) {
    this.starts = starts;
  }

  /** The basic offset table, if it has an entry for each frame. */
  static Optional<OffsetTable> basic(FileChannel channel, BulkData.Encapsulated items, int frames)
      throws IOException {
    ByteBuffer header = read(channel, items.offset(), HEADER);
    long length = frames * 4L;
    if (header.remaining() < HEADER || tag(header) != ITEM || length(header) != length) {
      return Optional.empty();
    }
    ByteBuffer table = read(channel, items.offset() + HEADER, (int) length);
    if (table.remaining() < length) {
      return Optional.empty();
    }
    long[] offsets = new long[frames];
    for (int i = 0; i < frames; i++) {
      offsets[i] = Integer.toUnsignedLong(table.getInt(i * 4));
    }
    return of(offsets, items.offset() + HEADER + length, channel.size());
  }

  /** The extended offset table, if it has an entry for each frame and the basic one is empty. */
  static Optional<OffsetTable> extended(
      FileChannel channel, BulkData.Encapsulated items, Content value, int frames)
      throws IOException {
    ByteBuffer header = read(channel, items.offset(), HEADER);
    boolean emptyBasic = header.remaining() == HEADER && length(header) == 0;
    if (!emptyBasic || value.length().orElse(0) != frames * 8L) {
      return Optional.empty();
    }
    try (InputStream stream = value.open()) {
      ByteBuffer table =
          ByteBuffer.wrap(stream.readNBytes(frames * 8)).order(ByteOrder.LITTLE_ENDIAN);
      long[] offsets = new long[frames];
      table.asLongBuffer().get(offsets);
      return of(offsets, items.offset() + HEADER, channel.size());
    }
  }

  private static Optional<OffsetTable> of(long[] offsets, long base, long size) {
    long previous = -1;
    for (int i = 0; i < offsets.length; i++) {
      if (offsets[i] <= previous || offsets[i] > size - base) {
        return Optional.empty();
      }
      previous = offsets[i];
      offsets[i] += base;
    }
    return offsets[0] == base ? Optional.of(new OffsetTable(offsets)) : Optional.empty();
  }

  /** The fragments of a frame counted from 0; empty if the items do not confirm the table. */
  Optional<List<Region>> fragments(FileChannel channel, int frame) throws IOException {
    boolean last = frame == starts.length - 1;
    long end = last ? channel.size() : starts[frame + 1];
    List<Region> fragments = new ArrayList<>(1);
    long at = starts[frame];
    while (at < end) {
      ByteBuffer header = read(channel, at, HEADER);
      if (last && header.remaining() == HEADER && tag(header) == SEQUENCE_DELIMITATION) {
        break;
      }
      if (header.remaining() < HEADER
          || tag(header) != ITEM
          || length(header) > end - at - HEADER) {
        return Optional.empty();
      }
      fragments.add(new Region(at + HEADER, length(header)));
      at += HEADER + length(header);
    }
    return fragments.isEmpty() ? Optional.empty() : Optional.of(fragments);
  }

  private static int tag(ByteBuffer header) {
    return header.getShort(0) << 16 | (header.getShort(2) & 0xFFFF);
  }

  private static long length(ByteBuffer header) {
    return Integer.toUnsignedLong(header.getInt(4));
  }

  /** The bytes at an offset, fewer at the end of the file. */
  static ByteBuffer read(FileChannel channel, long offset, int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, offset + buffer.position()) < 0) {
        break;
      }
    }
    return buffer.flip();
  }
}
