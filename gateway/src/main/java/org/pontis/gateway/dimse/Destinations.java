package org.pontis.gateway.dimse;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.net.ul.AssociationSettings;
import org.pontis.dicom.net.ul.RemoteEntity;
import org.pontis.dicom.net.ul.TlsSettings;
import org.pontis.gateway.settings.DimseConfig;
import org.pontis.gateway.settings.PeerConfig;

/** The destinations of C-MOVE: the peers named in the settings. */
final class Destinations {
  private final Map<AeTitle, PeerConfig> peers;
  private final Function<PeerConfig, Destination> reached;

  private Destinations(List<PeerConfig> peers, Function<PeerConfig, Destination> reached) {
    this.peers =
        peers.stream().collect(Collectors.toUnmodifiableMap(PeerConfig::aeTitle, peer -> peer));
    this.reached = reached;
  }

  static Destinations of(
      List<PeerConfig> peers,
      DimseConfig config,
      Optional<TlsSettings> tls,
      AssociationSettings settings) {
    return new Destinations(
        peers,
        peer ->
            new Destination(
                new RemoteEntity(
                    peer.host(), peer.port(), peer.aeTitle(), tls.filter(_ -> peer.isSecured())),
                config.aeTitle(),
                settings,
                config.limits().destinationTime()));
  }

  Optional<Destination> of(AeTitle title) {
    return Optional.ofNullable(peers.get(title)).map(reached);
  }
}
