package org.pontis.dicom.net.ul;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;

/** The socket of a peer that has sent all it will ever send, and reads whatever it is sent. */
final class MemorySocket extends Socket {
  private final InputStream in;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private volatile boolean closed;

  MemorySocket(byte[] sent) {
    this.in = new ByteArrayInputStream(sent);
  }

  /** What it was sent. */
  byte[] received() {
    return out.toByteArray();
  }

  @Override
  public InputStream getInputStream() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        check();
        return in.read();
      }

      @Override
      public int read(byte[] target, int from, int length) throws IOException {
        check();
        return in.read(target, from, length);
      }

      @Override
      public int available() throws IOException {
        check();
        return in.available();
      }
    };
  }

  @Override
  public OutputStream getOutputStream() {
    return new OutputStream() {
      @Override
      public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        check();
        out.write(bytes, from, length);
      }
    };
  }

  private void check() throws SocketException {
    if (closed) {
      throw new SocketException("closed");
    }
  }

  @Override
  public void setSoTimeout(int millis) {}

  @Override
  public void setTcpNoDelay(boolean on) {}

  @Override
  public SocketAddress getRemoteSocketAddress() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 104);
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
  }
}
