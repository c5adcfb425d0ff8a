package org.pontis.routes.site.dimse;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A wire to a port on which, by chance, connections break, stall or carry wrong bytes at some
 * moment, in either direction.
 */
final class FaultyWire implements AutoCloseable {
  private static final int MOST_BYTES_BEFORE = 40_000;

  private final int port;
  private final Random random;
  private final ServerSocket server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean faultless;

  /** What happens to one direction of a connection. */
  private enum Fault {
    NONE,
    CLOSE,
    RESET,
    STALL,
    FLIP
  }

  FaultyWire(int port, long seed) {
    this.port = port;
    this.random = new Random(seed);
    try {
      this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  int connections() {
    return open.size();
  }

  /** From now on connections are sound. */
  void repair() {
    faultless = true;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket from = server.accept();
        Socket to = new Socket(InetAddress.getLoopbackAddress(), port);
        open.add(from);
        open.add(to);
        carry(from, to);
        carry(to, from);
      } catch (IOException closed) {
        return;
      }
    }
  }

  private synchronized void carry(Socket from, Socket to) {
    Fault fault =
        faultless || random.nextInt(6) == 0
            ? Fault.NONE
            : Fault.values()[1 + random.nextInt(Fault.values().length - 1)];
    int after = random.nextInt(MOST_BYTES_BEFORE);
    threads.execute(() -> pump(from, to, fault, after));
  }

  private void pump(Socket from, Socket to, Fault fault, int after) {
    try (from;
        to) {
      from.setTcpNoDelay(true);
      to.setTcpNoDelay(true);
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[2048];
      int passed = 0;
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (fault != Fault.NONE && passed + read > after) {
          spoil(fault, buffer, read, from, to);
        }
        passed += read;
        out.write(buffer, 0, read);
      }
    } catch (IOException broken) {
      passOn(from, to);
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private void spoil(Fault fault, byte[] buffer, int length, Socket from, Socket to)
      throws IOException {
    switch (fault) {
      case NONE -> {}
      case CLOSE -> throw new IOException("closed by chance");
      case RESET -> {
        from.setSoLinger(true, 0);
        to.setSoLinger(true, 0);
        throw new IOException("reset by chance");
      }
      case STALL -> {
        from.getInputStream().transferTo(OutputStream.nullOutputStream());
        throw new IOException("stalled until the other side gave up");
      }
      case FLIP -> buffer[position(length)] ^= 0x55;
    }
  }

  private synchronized int position(int length) {
    return random.nextInt(length);
  }

  private static void passOn(Socket from, Socket to) {
    try (from;
        to) {
      from.shutdownInput();
    } catch (IOException alreadyClosed) {
      assert from.isClosed() || to.isClosed();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
    threads.close();
  }
}
