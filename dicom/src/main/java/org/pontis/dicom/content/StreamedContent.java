package org.pontis.dicom.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.OptionalLong;
import org.pontis.dicom.source.Content;

/** Bytes that exist only as they are streamed: a stretch of what an opener opens. */
final class StreamedContent implements Content {
  private static final int BUFFER = 64 << 10;

  /** Opens the bytes from their beginning. */
  @FunctionalInterface
  interface Opener {
    InputStream open() throws IOException;
  }

  private final Opener opener;
  private final long offset;
  private final long length;

  /**
   * Content over a stretch.
   *
   * @param offset of its first byte in what is opened
   */
  StreamedContent(Opener opener, long offset, long length) {
    this.opener = opener;
    this.offset = offset;
    this.length = length;
  }

  @Override
  public OptionalLong length() {
    return OptionalLong.of(length);
  }

  @Override
  public InputStream open() throws IOException {
    return StreamLayer.over(
        opener.open(),
        stream -> {
          stream.skipNBytes(offset);
          return new ExactStream(stream, length);
        });
  }

  @Override
  public long transferTo(WritableByteChannel target) throws IOException {
    byte[] buffer = new byte[(int) Math.min(BUFFER, Math.max(1, length))];
    try (InputStream stream = open()) {
      for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
        ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
        while (bytes.hasRemaining()) {
          target.write(bytes);
        }
      }
    }
    return length;
  }

  @Override
  public Content range(long from, long count) {
    if (from < 0 || count < 0 || from > length - count) {
      throw new IndexOutOfBoundsException("range " + from + "+" + count + " of " + length);
    }
    return new StreamedContent(opener, offset + from, count);
  }
}
