package org.pontis.dicom.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.pontis.dicom.data.BulkData.Region;
import org.pontis.dicom.source.Content;

/**
 * Regions of a file, one after the other. Nothing is open between calls. A file that shrank or
 * changed ends in an {@link IOException}, never in fewer bytes.
 */
public final class FileContent implements Content {
  private final FileVersion file;
  private final List<Region> regions;
  private final long length;

  private FileContent(FileVersion file, List<Region> regions) {
    this.file = file;
    this.regions = List.copyOf(regions);
    this.length = regions.stream().mapToLong(Region::length).sum();
  }

  /** The whole file. */
  public static FileContent of(FileVersion file) {
    return new FileContent(file, List.of(new Region(0, file.size())));
  }

  /** Regions of the file, in this order. */
  public static FileContent of(FileVersion file, List<Region> regions) {
    for (Region region : regions) {
      if (region.offset() < 0
          || region.length() < 0
          || region.offset() > file.size() - region.length()) {
        throw new IndexOutOfBoundsException(region + " of a file of " + file.size() + " bytes");
      }
    }
    return new FileContent(file, regions);
  }

  @Override
  public OptionalLong length() {
    return OptionalLong.of(length);
  }

  @Override
  public InputStream open() throws IOException {
    return new RegionStream(file.open(), regions);
  }

  @Override
  public long transferTo(WritableByteChannel target) throws IOException {
    try (FileChannel channel = file.open()) {
      if (target instanceof SocketChannel || target instanceof FileChannel) {
        direct(channel, target);
      } else {
        buffered(channel, target);
      }
    }
    file.verify();
    return length;
  }

  private void direct(FileChannel channel, WritableByteChannel target) throws IOException {
    for (Region region : regions) {
      long done = 0;
      while (done < region.length()) {
        long sent = channel.transferTo(region.offset() + done, region.length() - done, target);
        if (sent <= 0) {
          throw FileVersion.changed();
        }
        done += sent;
      }
    }
  }

  private void buffered(FileChannel channel, WritableByteChannel target) throws IOException {
    ByteBuffer buffer = DirectBuffers.borrow();
    try {
      for (Region region : regions) {
        copy(channel, region, buffer, target);
      }
    } finally {
      DirectBuffers.release(buffer);
    }
  }

  private static void copy(
      FileChannel channel, Region region, ByteBuffer buffer, WritableByteChannel target)
      throws IOException {
    long done = 0;
    while (done < region.length()) {
      buffer.clear().limit((int) Math.min(buffer.capacity(), region.length() - done));
      int read = channel.read(buffer, region.offset() + done);
      if (read <= 0) {
        throw FileVersion.changed();
      }
      buffer.flip();
      while (buffer.hasRemaining()) {
        target.write(buffer);
      }
      done += read;
    }
  }

  @Override
  public Content range(long offset, long count) {
    if (offset < 0 || count < 0 || offset > length - count) {
      throw new IndexOutOfBoundsException("range " + offset + "+" + count + " of " + length);
    }
    List<Region> parts = new ArrayList<>();
    long start = 0;
    for (Region region : regions) {
      long from = Math.max(offset, start);
      long to = Math.min(offset + count, start + region.length());
      if (from < to) {
        parts.add(new Region(region.offset() + from - start, to - from));
      }
      start += region.length();
    }
    return new FileContent(file, parts);
  }

  /** The regions as they lie in the file. */
  public List<Region> regions() {
    return regions;
  }

  /** The file they lie in. */
  public FileVersion file() {
    return file;
  }
}
