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

  /** This entity behind a connection that is secured. */
  public RemoteEntity over(TlsSettings settings) {
    return new RemoteEntity(host, port, calledAeTitle, Optional.of(settings));
  }

  /**
   * The entity this text names as AET@host:port, an IPv6 address in brackets, behind an unsecured
   * connection; empty when it has another form.
   */
  public static Optional<RemoteEntity> parse(String text) {
    int at = text.lastIndexOf('@');
    int colon = text.lastIndexOf(':');
    if (at < 0 || colon <= at + 1 || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
      return Optional.empty();
    }
    int port = Integer.parseInt(text.substring(colon + 1));
    String host = text.substring(at + 1, colon);
    if (port < 1 || port > 65535 || !host.matches("[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.%a-z]+]")) {
      return Optional.empty();
    }
    return AeTitle.parse(text.substring(0, at)).map(title -> at(host, port, title));
  }

  /** AET@host:port. */
  @Override
  public String toString() {
    return calledAeTitle + "@" + host + ":" + port;
  }
}
