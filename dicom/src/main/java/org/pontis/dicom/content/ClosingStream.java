package org.pontis.dicom.content;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that closes what it was made from as well. */
final class ClosingStream extends FilterInputStream {
  private final InputStream origin;

  ClosingStream(InputStream stream, InputStream origin) {
    super(stream);
    this.origin = origin;
  }

  @Override
  public void close() throws IOException {
    try (origin) {
      in.close();
    }
  }
}
