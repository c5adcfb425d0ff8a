package org.pontis.gateway.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.pontis.routes.FederationSettings;
import org.pontis.routes.StoreSettings;
import org.pontis.routes.site.SiteConfig;

/**
 * The whole configuration file.
 *
 * @param http how the gateway listens and what it promises to callers
 * @param dimse how DIMSE clients reach the gateway; without it nothing listens for them
 * @param peers who may call the DIMSE listener, and the destinations of C-MOVE; where none is
 *     named, everyone may call from the machine itself and nobody from elsewhere
 * @param federation how sites are asked
 * @param store where instances are stored
 * @param sites where images come from; where two have the same study the earlier one is preferred
 * @param routes folder of Camel YAML files whose routes are started with the gateway
 */
public record GatewayConfig(
    HttpConfig http,
    Optional<DimseConfig> dimse,
    List<PeerConfig> peers,
    FederationSettings federation,
    StoreSettings store,
    List<SiteConfig> sites,
    Optional<Path> routes) {
  /** Copies the lists and checks that the sections go together. */
  public GatewayConfig {
    peers = List.copyOf(peers);
    sites = List.copyOf(sites);
    if (sites.isEmpty()) {
      throw new IllegalArgumentException("sites is empty: expected at least one site");
    }
    new CrossChecks(http, dimse, peers, store, sites).run();
  }

  static StoreSettings defaultStore() {
    return StoreSettings.defaults();
  }

  static FederationSettings defaultFederation() {
    return FederationSettings.defaults();
  }
}
