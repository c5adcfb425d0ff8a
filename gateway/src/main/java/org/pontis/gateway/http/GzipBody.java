package org.pontis.gateway.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * A body compressed by gzip, fast rather than small. Nothing happens before the first byte, so that
 * an answer without a body says nothing of compression.
 */
final class GzipBody extends OutputStream {
  private static final int BUFFER_BYTES = 16 * 1024;

  private final OutputStream body;
  private final Runnable onFirst;
  private Optional<Compressor> compressor = Optional.empty();

  GzipBody(OutputStream body, Runnable onFirst) {
    this.body = body;
    this.onFirst = onFirst;
  }

  @Override
  public void write(int b) throws IOException {
    compressor().write(b);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    compressor().write(bytes, offset, length);
  }

  private Compressor compressor() throws IOException {
    if (compressor.isEmpty()) {
      onFirst.run();
      compressor = Optional.of(new Compressor(body));
    }
    return compressor.get();
  }

  @Override
  public void close() throws IOException {
    if (compressor.isPresent()) {
      compressor.get().close();
    }
  }

  /** Frees the native compressor also when the end can't be written. */
  private static final class Compressor extends GZIPOutputStream {
    Compressor(OutputStream body) throws IOException {
      super(body, BUFFER_BYTES);
      def.setLevel(Deflater.BEST_SPEED);
    }

    @Override
    public void close() throws IOException {
      try {
        super.close();
      } finally {
        def.end();
      }
    }
  }
}
