package org.pontis.dicom.net.ul;

import java.util.Optional;
import org.pontis.dicom.data.AeTitle;

/**
 * An application entity to associate with.
 *
 * @param tls how the connection is secured; empty means it is not
 */
public record RemoteEntity(
    String host, int port, AeTitle calledAeTitle, Optional<TlsSettings> tls) {
  /** Checks the port. */
  public RemoteEntity {
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("a port is 1 to 65535");
    }
  }

  /** An entity behind an unsecured connection. */
  public static RemoteEntity at(String host, int port, AeTitle calledAeTitle) {
    return new RemoteEntity(host, port, calledAeTitle, Optional.empty());
  }

  /** AET@host:port. */
  @Override
  public String toString() {
    return calledAeTitle + "@" + host + ":" + port;
  }
}
