package org.pontis.gateway.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.pontis.config.Items;
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
    checkSites(Items.of(sites));
    checkPeers(Items.of(peers));
    checkPorts(http, dimse);
    checkTitles(dimse, Items.of(sites));
    checkMoves(dimse, Items.of(sites));
    checkOwnListener(dimse, Items.of(sites));
    checkSecuredPeers(dimse, Items.of(peers));
    checkDefaultSite(store, Items.of(sites));
  }

  private static void checkSites(Items<SiteConfig> sites) {
    if (sites.each().isEmpty()) {
      throw new IllegalArgumentException("is empty: expected at least one site");
    }
    SiteChecks.ids(sites);
  }

  private static void checkPeers(Items<PeerConfig> peers) {
    PeerChecks.titles(peers);
  }

  private static void checkPorts(HttpConfig http, Optional<DimseConfig> dimse) {
    dimse.ifPresent(listener -> PortChecks.differ(http, listener));
  }

  private static void checkTitles(Optional<DimseConfig> dimse, Items<SiteConfig> sites) {
    dimse.ifPresent(listener -> SiteChecks.titles(listener, sites));
  }

  private static void checkMoves(Optional<DimseConfig> dimse, Items<SiteConfig> sites) {
    if (dimse.isEmpty()) {
      SiteChecks.noMoves(sites);
    }
  }

  private static void checkOwnListener(Optional<DimseConfig> dimse, Items<SiteConfig> sites) {
    dimse.ifPresent(listener -> SiteChecks.elsewhere(listener, sites));
  }

  private static void checkSecuredPeers(Optional<DimseConfig> dimse, Items<PeerConfig> peers) {
    if (dimse.flatMap(DimseConfig::tls).isEmpty()) {
      PeerChecks.unsecured(peers);
    }
  }

  private static void checkDefaultSite(StoreSettings store, Items<SiteConfig> sites) {
    store.defaultSite().ifPresent(wanted -> SiteChecks.takesInstances(wanted, sites));
  }

  static StoreSettings defaultStore() {
    return StoreSettings.defaults();
  }

  static FederationSettings defaultFederation() {
    return FederationSettings.defaults();
  }
}
