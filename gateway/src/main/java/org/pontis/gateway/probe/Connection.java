package org.pontis.gateway.probe;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.pontis.dicom.net.ul.RemoteEntity;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;

/**
 * The bare TCP connection, tried first because its failures have other reasons than those of DICOM.
 *
 * @param local our own address as the PACS sees it, unless something in between translates it
 * @param took how long connecting took
 */
record Connection(InetAddress local, Duration took) {
  private static final int PATIENCE_MILLIS = 5_000;

  static Connection tryTo(RemoteEntity remote) {
    InetSocketAddress address = new InetSocketAddress(remote.host(), remote.port());
    if (address.isUnresolved()) {
      throw unreachable(
          "the name %s is unknown here: check its spelling, or give the address"
              .formatted(remote.host()));
    }
    long start = System.nanoTime();
    try (Socket socket = new Socket()) {
      socket.setTcpNoDelay(true);
      socket.connect(address, PATIENCE_MILLIS);
      return new Connection(socket.getLocalAddress(), Duration.ofNanos(System.nanoTime() - start));
    } catch (ConnectException refused) {
      throw unreachable(
          ("nothing listens on %s:%d, or a firewall says so: check the port (104 and 11112 are"
                  + " common) and that the PACS is running")
              .formatted(remote.host(), remote.port()),
          refused);
    } catch (SocketTimeoutException silent) {
      throw unreachable(
          ("%s:%d does not answer at all: check the address, and ask the network's"
                  + " administrator whether a firewall lets this machine reach that port")
              .formatted(remote.host(), remote.port()),
          silent);
    } catch (IOException other) {
      throw unreachable(
          "%s:%d can't be reached from this machine: check address, route and VPN"
              .formatted(remote.host(), remote.port()),
          other);
    }
  }

  private static ImagingException unreachable(String detail) {
    return ImagingException.of(ProblemType.SITE_UNREACHABLE, detail);
  }

  private static ImagingException unreachable(String detail, IOException cause) {
    return new ImagingException(Problem.of(ProblemType.SITE_UNREACHABLE, detail), cause);
  }
}
