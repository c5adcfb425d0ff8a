package org.pontis.dicom.content;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.pontis.dicom.source.Content;

/** A stream over contents, each opened when its turn comes. */
final class JoinedStream extends InputStream {
  private final List<Content> parts;
  private int next;
  private InputStream current = InputStream.nullInputStream();

  JoinedStream(List<Content> parts) {
    this.parts = parts;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = current.read(target, offset, length);
    while (read < 0 && next < parts.size()) {
      current.close();
      current = parts.get(next).open();
      next++;
      read = current.read(target, offset, length);
    }
    return read;
  }

  @Override
  public void close() throws IOException {
    next = parts.size();
    current.close();
  }
}
