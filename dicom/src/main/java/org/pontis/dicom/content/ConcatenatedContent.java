package org.pontis.dicom.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.pontis.dicom.source.Content;

/** Contents of known length, one after the other. */
public final class ConcatenatedContent implements Content {
  private final List<Content> parts;
  private final long length;

  /** These contents in this order; each must know its length. */
  public ConcatenatedContent(List<Content> parts) {
    this.parts = List.copyOf(parts);
    this.length = parts.stream().mapToLong(part -> part.length().orElseThrow()).sum();
  }

  @Override
  public OptionalLong length() {
    return OptionalLong.of(length);
  }

  @Override
  public InputStream open() {
    return new JoinedStream(parts);
  }

  @Override
  public long transferTo(WritableByteChannel target) throws IOException {
    for (Content part : parts) {
      part.transferTo(target);
    }
    return length;
  }

  @Override
  public Content range(long offset, long count) {
    if (offset < 0 || count < 0 || offset > length - count) {
      throw new IndexOutOfBoundsException("range " + offset + "+" + count + " of " + length);
    }
    List<Content> covered = new ArrayList<>();
    long start = 0;
    for (Content part : parts) {
      long partLength = part.length().orElseThrow();
      long from = Math.max(offset, start);
      long to = Math.min(offset + count, start + partLength);
      if (from < to) {
        covered.add(part.range(from - start, to - from));
      }
      start += partLength;
    }
    return new ConcatenatedContent(covered);
  }
}
