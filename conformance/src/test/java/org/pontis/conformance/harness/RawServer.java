package org.pontis.conformance.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Accepts connections on loopback and has each served, on a thread of its own, until closed. */
final class RawServer implements AutoCloseable {
  private final ServerSocket server;
  private final Service service;

  /** Serves one connection, which is closed afterwards. */
  @FunctionalInterface
  interface Service {
    /** Serves until one of the two has had enough. */
    void serve(Socket connection) throws IOException;
  }

  private RawServer(ServerSocket server, Service service) {
    this.server = server;
    this.service = service;
  }

  static RawServer start(Service service) {
    try {
      RawServer raw =
          new RawServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), service);
      Thread.ofVirtual().start(raw::accept);
      return raw;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Entity entity(String title) {
    return new Entity(title, server.getLocalPort());
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (Socket socket = connection) {
      socket.setTcpNoDelay(true);
      service.serve(socket);
    } catch (IOException gone) {
      System.err.println("the gateway left a scripted peer: " + gone.getMessage());
    }
  }
}
