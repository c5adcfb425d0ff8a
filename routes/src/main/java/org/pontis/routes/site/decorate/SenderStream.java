package org.pontis.routes.site.decorate;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;

/** What a sender sends; the time it takes to do so is the call's, not the site's. */
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

  @Override
  public long transferTo(OutputStream out) throws IOException {
    goOn(guard.away());
    long sent = in.transferTo(new SiteOutput(out));
    goOn(guard.back());
    return sent;
  }

  /** What the site does with the bytes, on its own time. */
  private final class SiteOutput extends OutputStream {
    private final OutputStream site;

    SiteOutput(OutputStream site) {
      this.site = site;
    }

    @Override
    public void write(int single) throws IOException {
      write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      goOn(guard.back());
      site.write(bytes, offset, length);
      goOn(guard.away());
    }
  }

  private static void goOn(boolean inTime) throws InterruptedIOException {
    if (!inTime) {
      throw new InterruptedIOException("the call's time is up");
    }
  }
}
