package org.pontis.testkit.peer;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.pontis.dicom.data.Slice;

/**
 * A DICOM peer on a loopback port that plays one script per connection, in order; the last one
 * again and again. It knows no more of PDUs than their length, so it can be wrong in any way.
 * Thread-safe.
 */
public final class ScriptedDimsePeer implements AutoCloseable {
  private static final int LONGEST_PDU = 1 << 24;

  private final List<DimseScript> scripts;
  private final ServerSocket server;
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();
  private final BlockingQueue<Slice> received = new LinkedBlockingQueue<>();
  private final ConcurrentLinkedQueue<Socket> open = new ConcurrentLinkedQueue<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private ScriptedDimsePeer(List<DimseScript> scripts) throws IOException {
    this.scripts = scripts;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  /** Starts a peer that is connected to. */
  public static ScriptedDimsePeer playing(DimseScript first, DimseScript... others)
      throws IOException {
    List<DimseScript> scripts = Stream.concat(Stream.of(first), Arrays.stream(others)).toList();
    ScriptedDimsePeer peer = new ScriptedDimsePeer(scripts);
    peer.threads.execute(peer::accept);
    return peer;
  }

  /** Starts a peer that connects to a loopback port, once. */
  public static ScriptedDimsePeer connectingTo(int port, DimseScript script) throws IOException {
    ScriptedDimsePeer peer = new ScriptedDimsePeer(List.of(script));
    peer.serve(new Socket(InetAddress.getLoopbackAddress(), port));
    return peer;
  }

  /** Where it listens. */
  public int port() {
    return server.getLocalPort();
  }

  /** The next PDU it received, on whichever connection. */
  public Slice received(Duration patience) {
    try {
      Slice pdu = received.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
      if (pdu == null) {
        throw new AssertionError("the peer has received no further PDU");
      }
      return pdu;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for a PDU", e);
    }
  }

  /** How many connections there were. */
  public int connections() {
    return connections.get();
  }

  /** How many of them have ended. */
  public int ended() {
    return ended.get();
  }

  /** Ends all connections and stops listening. */
  @Override
  public void close() {
    closed.countDown();
    try {
      server.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      threads.close();
    }
  }

  private void accept() {
    while (closed.getCount() > 0) {
      try {
        serve(server.accept());
      } catch (IOException listenerClosed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    open.add(socket);
    int script = Math.min(connections.getAndIncrement(), scripts.size() - 1);
    threads.execute(() -> play(scripts.get(script), socket));
  }

  private void play(DimseScript script, Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      for (DimseStep step : script.steps()) {
        perform(step, socket);
      }
    } catch (IOException otherSideLeft) {
      // What the other side does to the connection is for its test to judge.
      open.remove(socket);
    } finally {
      ended.incrementAndGet();
    }
  }

  private void perform(DimseStep step, Socket socket) throws IOException {
    OutputStream out = socket.getOutputStream();
    switch (step) {
      case DimseStep.Read _ -> received.add(readPdu(socket.getInputStream()));
      case DimseStep.Send send -> send.bytes().writeTo(out);
      case DimseStep.Drip drip -> drip(drip, out);
      case DimseStep.Pause pause -> awaitClose(pause.time());
      case DimseStep.ReadToEnd _ -> readToEnd(socket.getInputStream());
      case DimseStep.Relay relay -> relay(socket, relay.port());
      case DimseStep.Reset _ -> {
        socket.setSoLinger(true, 0);
        throw new EOFException("reset by the script");
      }
    }
  }

  private void readToEnd(InputStream in) throws IOException {
    while (true) {
      received.add(readPdu(in));
    }
  }

  private void relay(Socket socket, int port) throws IOException {
    try (Socket other = new Socket(InetAddress.getLoopbackAddress(), port)) {
      other.setTcpNoDelay(true);
      open.add(other);
      threads.execute(() -> pass(other, socket));
      pass(socket, other);
    }
  }

  /** Passes on what comes; the end of one connection is the end of the other. */
  private static void pass(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException eitherSideLeft) {
      assert from.isClosed() && to.isClosed();
    }
  }

  private static Slice readPdu(InputStream in) throws IOException {
    DataInputStream data = new DataInputStream(in);
    byte[] header = new byte[6];
    data.readFully(header);
    int length = ByteBuffer.wrap(header).getInt(2);
    if (length < 0 || length > LONGEST_PDU) {
      throw new IOException("a PDU of " + Integer.toUnsignedString(length) + " bytes");
    }
    byte[] pdu = Arrays.copyOf(header, header.length + length);
    data.readFully(pdu, header.length, length);
    return Slice.of(pdu);
  }

  private void drip(DimseStep.Drip drip, OutputStream out) throws IOException {
    Slice bytes = drip.bytes();
    for (int at = 0; at < bytes.length(); at += drip.atATime()) {
      awaitClose(drip.pause());
      bytes.sub(at, Math.min(drip.atATime(), bytes.length() - at)).writeTo(out);
    }
  }

  private void awaitClose(Duration longest) throws IOException {
    try {
      if (closed.await(longest.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new EOFException("the peer is being closed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EOFException("interrupted");
    }
  }
}
