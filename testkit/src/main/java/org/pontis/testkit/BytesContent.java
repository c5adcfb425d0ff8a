package org.pontis.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.OptionalLong;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.source.Content;

/** Content that is in memory. */
public record BytesContent(Slice bytes) implements Content {

  /** All of an array, which is not copied. */
  public static BytesContent of(byte[] bytes) {
    return new BytesContent(Slice.of(bytes));
  }

  @Override
  public OptionalLong length() {
    return OptionalLong.of(bytes.length());
  }

  @Override
  public InputStream open() {
    return new ByteArrayInputStream(bytes.toByteArray());
  }

  @Override
  public long transferTo(WritableByteChannel target) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(bytes.toByteArray());
    while (rest.hasRemaining()) {
      target.write(rest);
    }
    return bytes.length();
  }

  @Override
  public Content range(long offset, long length) {
    return new BytesContent(bytes.sub(Math.toIntExact(offset), Math.toIntExact(length)));
  }
}
