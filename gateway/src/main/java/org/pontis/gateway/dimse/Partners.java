package org.pontis.gateway.dimse;

import java.util.List;
import org.pontis.gateway.settings.PeerConfig;

/**
 * The application entities that are known.
 *
 * @param peers those who may call, and the destinations of C-MOVE
 * @param sites those who may call too, since they send us what we ask them for
 */
public record Partners(List<PeerConfig> peers, List<PeerConfig> sites) {
  /** Copies the lists. */
  public Partners {
    peers = List.copyOf(peers);
    sites = List.copyOf(sites);
  }
}
