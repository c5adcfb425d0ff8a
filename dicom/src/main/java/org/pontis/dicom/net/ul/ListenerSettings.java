package org.pontis.dicom.net.ul;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Where and how associations are listened for.
 *
 * @param address port 0 takes a free one
 * @param maxAssociations how many are served at a time; further offers are rejected for now
 * @param tls how connections are secured; empty means they are not
 * @param association what each association takes, and how long it waits
 */
public record ListenerSettings(
    InetSocketAddress address,
    int maxAssociations,
    Optional<TlsSettings> tls,
    AssociationSettings association) {
  /** Checks the limit. */
  public ListenerSettings {
    if (maxAssociations < 1) {
      throw new IllegalArgumentException("a listener serves at least one association");
    }
  }
}
