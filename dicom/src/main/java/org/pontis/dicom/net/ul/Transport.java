package org.pontis.dicom.net.ul;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLSocket;
import org.pontis.dicom.net.pdu.Pdu;
import org.pontis.dicom.net.pdu.PduReader;
import org.pontis.dicom.source.Deadline;

/**
 * One connection, TCP or TLS over it. One thread reads; any may write; a peer that takes nothing of
 * a write for too long loses the connection.
 */
final class Transport implements Closeable {
  private static final Duration PATIENCE_FOR_A_WRITER = Duration.ofMillis(250);

  /** The shortest a socket can wait for; a deadline within it would pass before it is asked. */
  private static final Duration SHORTEST_WAIT = Duration.ofMillis(2);

  private final Socket plain;
  private final TimedInput input;
  private final PduReader reader;
  private final ReentrantLock writing = new ReentrantLock();
  private final WriteWatch watch;
  private volatile Socket socket;
  private volatile OutputStream out = OutputStream.nullOutputStream();

  Transport(Socket plain, AssociationSettings settings) {
    this.plain = plain;
    this.socket = plain;
    this.input = new TimedInput(plain);
    this.reader = new PduReader(input, settings.maxPduLength());
    this.watch = new WriteWatch(settings.timeouts().progress(), this::cut);
  }

  /** Opens the connection of a requestor, which is secured next. */
  void connect(RemoteEntity remote, Deadline deadline) throws IOException {
    plain.setTcpNoDelay(true);
    InetSocketAddress address = new InetSocketAddress(remote.host(), remote.port());
    plain.connect(address, TimedInput.millis(deadline));
  }

  /** Secures the connection of a requestor where that is wanted; from then on it is used. */
  void secure(RemoteEntity remote, Deadline deadline) throws IOException {
    if (remote.tls().isPresent()) {
      secure(Tls.client(plain, remote, remote.tls().get()), deadline);
    }
    use(socket);
  }

  /** Takes a connection that was accepted. */
  void accept(Optional<TlsSettings> tls, Deadline deadline) throws IOException {
    plain.setTcpNoDelay(true);
    if (tls.isPresent()) {
      secure(Tls.server(plain, tls.get()), deadline);
    }
    use(socket);
  }

  private void secure(SSLSocket secured, Deadline deadline) throws IOException {
    socket = secured;
    var late = Timers.after(deadline.remaining(), this::cut);
    try {
      secured.startHandshake();
    } catch (IOException e) {
      if (deadline.hasPassed()) {
        throw TimedInput.timeout(e);
      }
      throw e;
    } finally {
      late.cancel(false);
    }
  }

  private void use(Socket connected) throws IOException {
    input.readFrom(connected);
    out = connected.getOutputStream();
    watch.start();
  }

  /** The next PDU; empty when the peer has closed. */
  Optional<Pdu> next(Deadline deadline) throws IOException {
    input.until(deadline);
    return reader.next();
  }

  /** Leaves the fragments of the last PDU to whoever has them. */
  void leaveBuffer() {
    reader.leaveBuffer();
  }

  /** Whether some of the next PDU is here already. */
  boolean hasMore() throws IOException {
    return reader.hasMore() || input.available() > 0;
  }

  /** Whether the connection stands and nothing comes over it for a moment. */
  boolean isQuiet() {
    input.until(Deadline.in(SHORTEST_WAIT));
    try {
      return !reader.takesMoreOrEnd();
    } catch (SocketTimeoutException nothing) {
      return true;
    } catch (IOException broken) {
      return false;
    }
  }

  /** Writes at once, after whoever writes now. */
  void write(byte[] bytes, int length) throws IOException {
    writing.lock();
    try {
      writeAlone(bytes, length);
    } finally {
      writing.unlock();
    }
  }

  /** Writes unless another write is stuck; false if it is. */
  boolean writeSoon(byte[] bytes) throws IOException {
    if (!isMyTurnSoon()) {
      return false;
    }
    try {
      writeAlone(bytes, bytes.length);
      return true;
    } finally {
      writing.unlock();
    }
  }

  private boolean isMyTurnSoon() {
    try {
      return writing.tryLock(PATIENCE_FOR_A_WRITER.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void writeAlone(byte[] bytes, int length) throws IOException {
    watch.begin();
    try {
      out.write(bytes, 0, length);
      out.flush();
    } catch (IOException e) {
      if (watch.hasBitten()) {
        throw TimedInput.timeout(e);
      }
      throw e;
    } finally {
      watch.end();
    }
  }

  /** Ends the connection in order, as far as the peer takes part. */
  @Override
  public void close() {
    watch.begin();
    try {
      socket.close();
    } catch (IOException gone) {
      // The plain connection below is closed next in any case.
      watch.end();
    }
    cut();
  }

  /** Ends the connection at once; never blocks. */
  void cut() {
    watch.stop();
    try {
      plain.close();
    } catch (IOException gone) {
      throw new IllegalStateException("a socket could not be closed", gone);
    }
  }

  boolean isClosed() {
    return plain.isClosed();
  }

  InetSocketAddress peer() {
    return (InetSocketAddress) plain.getRemoteSocketAddress();
  }
}
