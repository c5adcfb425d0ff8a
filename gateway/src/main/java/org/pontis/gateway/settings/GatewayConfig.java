package org.pontis.gateway.settings;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.source.SiteId;
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
  /** Copies the lists; site ids, the titles made of them and those of peers are unique. */
  public GatewayConfig {
    peers = List.copyOf(peers);
    sites = List.copyOf(sites);
    if (sites.isEmpty()) {
      throw new IllegalArgumentException("sites is empty: expected at least one site");
    }
    Set<SiteId> ids = new HashSet<>();
    for (SiteConfig site : sites) {
      if (!ids.add(site.id())) {
        throw new IllegalArgumentException("two sites have the id '" + site.id() + "'");
      }
    }
    if (store.defaultSite().isPresent()) {
      checkTakesInstances(sites, store.defaultSite().get());
    }
    checkPeers(peers);
    boolean keys = dimse.flatMap(DimseConfig::tls).isPresent();
    if (!keys && peers.stream().anyMatch(PeerConfig::isSecured)) {
      throw new IllegalArgumentException("a peer has tls: true, but there is no dimse.tls");
    }
    if (dimse.isPresent()) {
      checkTitles(dimse.get(), ids);
    }
  }

  private static void checkPeers(List<PeerConfig> peers) {
    Set<AeTitle> titles = new HashSet<>();
    for (PeerConfig peer : peers) {
      if (!titles.add(peer.aeTitle())) {
        throw new IllegalArgumentException("two peers have the title '" + peer.aeTitle() + "'");
      }
    }
  }

  private static void checkTitles(DimseConfig dimse, Set<SiteId> sites) {
    Set<AeTitle> titles = new HashSet<>(Set.of(dimse.aeTitle()));
    for (SiteId site : sites) {
      AeTitle title = dimse.titleOf(site);
      if (!titles.add(title)) {
        throw new IllegalArgumentException(
            "the title '%s' of site '%s' is taken: choose a shorter ae-title or another id"
                .formatted(title, site));
      }
    }
  }

  private static void checkTakesInstances(List<SiteConfig> sites, SiteId store) {
    boolean takes =
        sites.stream()
            .anyMatch(site ->
                switch (site) {
                  case SiteConfig.Folder folder -> folder.id().equals(store) && folder.isWritable();
                  case SiteConfig.Dimse _ -> false;
                });
    if (!takes) {
      throw new IllegalArgumentException(
          "store.default-site '" + store + "' is no site that is writable");
    }
  }

  static StoreSettings defaultStore() {
    return StoreSettings.defaults();
  }

  static FederationSettings defaultFederation() {
    return FederationSettings.defaults();
  }
}
