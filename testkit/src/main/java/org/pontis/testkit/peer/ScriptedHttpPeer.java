package org.pontis.testkit.peer;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An HTTP peer on a loopback port that gives one scripted reply per connection, in order; the last
 * one again and again. It knows no HTTP beyond finding the end of a request, so it can be wrong in
 * any way. Thread-safe.
 */
public final class ScriptedHttpPeer implements AutoCloseable {
  private final List<Reply> script;
  private final ServerSocket server;
  private final AtomicInteger connections = new AtomicInteger();
  private final ConcurrentLinkedQueue<Request> requests = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Socket> open = new ConcurrentLinkedQueue<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private ScriptedHttpPeer(List<Reply> script) throws IOException {
    this.script = script;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  /** Starts a peer with this script, at least one reply long. */
  public static ScriptedHttpPeer answering(Reply first, Reply... others) throws IOException {
    Reply[] script = new Reply[others.length + 1];
    script[0] = first;
    System.arraycopy(others, 0, script, 1, others.length);
    ScriptedHttpPeer peer = new ScriptedHttpPeer(List.of(script));
    peer.threads.execute(peer::accept);
    return peer;
  }

  /** Its root address. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
  }

  /** The requests read so far. */
  public List<Request> requests() {
    return List.copyOf(requests);
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
        Socket socket = server.accept();
        open.add(socket);
        Reply reply = script.get(Math.min(connections.getAndIncrement(), script.size() - 1));
        threads.execute(() -> serve(socket, reply));
      } catch (IOException listenerClosed) {
        return;
      }
    }
  }

  private void serve(Socket socket, Reply reply) {
    try (socket) {
      socket.setTcpNoDelay(true);
      requests.add(RequestReader.read(socket.getInputStream()));
      perform(reply, socket);
    } catch (IOException clientLeft) {
      // What a client does to its own connection is for the test of the client to judge.
      open.remove(socket);
    }
  }

  private void perform(Reply reply, Socket socket) throws IOException {
    OutputStream out = socket.getOutputStream();
    switch (reply) {
      case Reply.Whole whole -> out.write(whole.bytes().toByteArray());
      case Reply.Slow slow -> drip(slow, out);
      case Reply.Cut cut -> {
        out.write(cut.bytes().toByteArray());
        socket.setSoLinger(true, 0);
      }
      case Reply.Never _ -> awaitClose(Long.MAX_VALUE);
    }
  }

  private void drip(Reply.Slow slow, OutputStream out) throws IOException {
    byte[] bytes = slow.bytes().toByteArray();
    for (int at = 0; at < bytes.length; at += slow.atATime()) {
      if (awaitClose(slow.pause().toNanos())) {
        return;
      }
      out.write(Arrays.copyOfRange(bytes, at, Math.min(at + slow.atATime(), bytes.length)));
    }
  }

  private boolean awaitClose(long nanos) {
    try {
      return closed.await(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
