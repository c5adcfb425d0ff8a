package org.pontis.dicom.net.ul;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.pontis.dicom.source.Deadline;

/** The input of a socket with one deadline over any number of reads. */
final class TimedInput extends InputStream {
  private final PromptAck promptAck;
  private Socket socket;
  private InputStream in = InputStream.nullInputStream();
  private boolean drained = true;
  private Deadline deadline = new Deadline(System.nanoTime());

  TimedInput(Socket socket) {
    this.socket = socket;
    this.promptAck = new PromptAck(socket);
  }

  void readFrom(Socket connected) throws IOException {
    socket = connected;
    in = connected.getInputStream();
  }

  void until(Deadline next) {
    deadline = next;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    socket.setSoTimeout(millis(deadline));
    if (drained) {
      promptAck.ask();
    }
    int read = in.read(target, from, length);
    drained = read < length;
    return read;
  }

  @Override
  public int available() throws IOException {
    return in.available();
  }

  /** The milliseconds left, at least one: 0 would mean for ever. */
  static int millis(Deadline deadline) throws SocketTimeoutException {
    if (deadline.hasPassed()) {
      throw new SocketTimeoutException("the deadline has passed");
    }
    return Math.clamp(deadline.remaining().toMillis(), 1, Integer.MAX_VALUE);
  }

  static SocketTimeoutException timeout(IOException cause) {
    SocketTimeoutException timeout = new SocketTimeoutException("the deadline has passed");
    timeout.initCause(cause);
    return timeout;
  }
}
