package org.pontis.dicom.net.ul;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;

/**
 * Listens for associations and serves each on a platform thread of its own: there are few, they
 * last, and most of what they do is read from a socket and write to a file, where a virtual thread
 * would go from one carrier to another at every turn.
 */
public final class AssociationListener implements AutoCloseable {
  private static final int BACKLOG = 128;

  /** Connections beyond those served, so that their offers can be rejected in words. */
  private static final int MOST_TO_REJECT = 64;

  private static final Duration PAUSE_AFTER_A_FAILURE = Duration.ofMillis(50);

  /** For peers to read that they have been aborted. */
  private static final Duration GOODBYE = Duration.ofMillis(500);

  private final ServerSocket server;
  private final ListenerSettings settings;
  private final AssociationAcceptor acceptor;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Semaphore connections;
  private final Semaphore places;
  private final Set<AcceptedConnection> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(
          Thread.ofPlatform().daemon().name("association-", 0).factory());

  private AssociationListener(
      ServerSocket server, ListenerSettings settings, AssociationAcceptor acceptor) {
    this.server = server;
    this.settings = settings;
    this.acceptor = acceptor;
    this.places = new Semaphore(settings.maxAssociations());
    this.connections = new Semaphore(settings.maxAssociations() + MOST_TO_REJECT);
  }

  /**
   * Starts listening.
   *
   * @throws ImagingException when the address can't be listened on
   */
  public static AssociationListener start(ListenerSettings settings, AssociationAcceptor acceptor) {
    try {
      ServerSocket server = new ServerSocket();
      server.setReuseAddress(true);
      server.bind(settings.address(), BACKLOG);
      AssociationListener listener = new AssociationListener(server, settings, acceptor);
      listener.threads.execute(listener::listen);
      return listener;
    } catch (IOException e) {
      throw new ImagingException(
          Problem.of(
              ProblemType.INTERNAL,
              "can't listen on " + settings.address() + ": is the port free, and may we use it?"),
          e);
    }
  }

  /** The port. */
  public int port() {
    return server.getLocalPort();
  }

  /** How many associations are being served. */
  public int associations() {
    return settings.maxAssociations() - places.availablePermits();
  }

  /** How many connections there are: those being served, being rejected and not yet closed. */
  public int connections() {
    return open.size();
  }

  /** Stops listening, aborts what is open and waits until it has ended. */
  @Override
  public void close() {
    closed.countDown();
    try {
      server.close();
    } catch (IOException e) {
      throw new ImagingException(
          Problem.of(ProblemType.INTERNAL, "a listening socket could not be closed"), e);
    }
    open.forEach(AcceptedConnection::abort);
    threads.shutdown();
    awaitGoodbyes();
    open.forEach(AcceptedConnection::cut);
    threads.close();
  }

  private void awaitGoodbyes() {
    try {
      threads.awaitTermination(GOODBYE.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void listen() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        if (connections.tryAcquire()) {
          begin(socket);
        } else {
          socket.close();
        }
      } catch (IOException closedOrOutOfFiles) {
        awaitClose(PAUSE_AFTER_A_FAILURE);
      }
    }
  }

  private void awaitClose(Duration longest) {
    try {
      closed.await(longest.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void begin(Socket socket) {
    AcceptedConnection connection = new AcceptedConnection(socket, settings, acceptor, places);
    open.add(connection);
    try {
      threads.execute(() -> serve(connection));
    } catch (RejectedExecutionException | OutOfMemoryError noThread) {
      // The second is what the JVM says when the system has no more threads to give.
      connection.cut();
      open.remove(connection);
      connections.release();
    }
  }

  private void serve(AcceptedConnection connection) {
    try {
      connection.serve();
    } finally {
      open.remove(connection);
      connections.release();
    }
  }
}
