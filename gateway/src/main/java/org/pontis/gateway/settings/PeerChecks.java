package org.pontis.gateway.settings;

import java.util.HashSet;
import java.util.Set;
import org.pontis.config.Contradiction;
import org.pontis.config.Items;
import org.pontis.dicom.data.AeTitle;

/** Whether peers go together, and with the listener; each throws a {@link Contradiction}. */
final class PeerChecks {
  private PeerChecks() {}

  /** No two have one title. */
  static void titles(Items<PeerConfig> peers) {
    Points points = new Points();
    Set<AeTitle> titles = new HashSet<>();
    peers.forEach((peer, i) -> {
      if (!titles.add(peer.aeTitle())) {
        points.add(
            "peers[" + i + "].ae-title", "two peers have the title '" + peer.aeTitle() + "'");
      }
    });
    points.tell();
  }

  /** None is sent to over TLS, for which there are no keys. */
  static void unsecured(Items<PeerConfig> peers) {
    Points points = new Points();
    peers.forEach((peer, i) -> {
      if (peer.isSecured()) {
        points.add("peers[" + i + "].tls", "a peer has tls: true, but there is no dimse.tls");
      }
    });
    points.tell();
  }
}
