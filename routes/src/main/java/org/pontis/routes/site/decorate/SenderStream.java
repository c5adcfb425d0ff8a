package org.pontis.routes.site.decorate;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;

/** What a sender sends; the time it takes to do so is not the site's. */
final class SenderStream extends FilterInputStream {
  private final Guard guard;

  SenderStream(InputStream sender, Guard guard) {
    super(sender);
    this.guard = guard;
  }

  @Override
  public int read() throws IOException {
    goOn(guard.away());
    int read = super.read();
    goOn(guard.back());
    return read;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    goOn(guard.away());
    int read = super.read(buffer, offset, length);
    goOn(guard.back());
    return read;
  }

  private static void goOn(boolean inTime) throws InterruptedIOException {
    if (!inTime) {
      throw new InterruptedIOException("the call's time is up");
    }
  }
}
