package org.pontis.dicom.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.util.OptionalLong;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.source.Content;

/** Bytes in memory. */
public final class MemoryContent implements Content {
  private final Slice bytes;

  /** These bytes, not copied. */
  public MemoryContent(Slice bytes) {
    this.bytes = bytes;
  }

  @Override
  public OptionalLong length() {
    return OptionalLong.of(bytes.length());
  }

  @Override
  public InputStream open() {
    return bytes.stream();
  }

  @Override
  public long transferTo(WritableByteChannel target) throws IOException {
    ByteBuffer buffer = bytes.buffer(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      target.write(buffer);
    }
    return bytes.length();
  }

  @Override
  public Content range(long offset, long length) {
    return new MemoryContent(bytes.sub(Math.toIntExact(offset), Math.toIntExact(length)));
  }
}
