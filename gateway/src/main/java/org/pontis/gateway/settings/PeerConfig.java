package org.pontis.gateway.settings;

import java.util.Optional;
import org.pontis.config.Ranges;
import org.pontis.dicom.data.AeTitle;

/**
 * A DIMSE application: it may call from its host under its title, and is a destination of C-MOVE.
 *
 * @param aeTitle its title
 * @param host its name or address
 * @param port where it listens
 * @param tls whether instances are sent to it over TLS, with the keys of `dimse.tls`
 */
public record PeerConfig(AeTitle aeTitle, String host, int port, Optional<Boolean> tls) {
  /** Checks the port. */
  public PeerConfig {
    checkPort(port);
  }

  private static void checkPort(int port) {
    Ranges.within(1, 65_535, port);
  }

  /** A peer that is sent to without TLS. */
  public static PeerConfig of(AeTitle aeTitle, String host, int port) {
    return new PeerConfig(aeTitle, host, port, Optional.empty());
  }

  /** Whether connections to it are secured. */
  public boolean isSecured() {
    return tls.orElse(false);
  }
}
