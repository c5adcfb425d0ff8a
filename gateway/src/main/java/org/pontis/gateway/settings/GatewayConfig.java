package org.pontis.gateway.settings;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.pontis.dicom.source.SiteId;
import org.pontis.routes.FederationSettings;
import org.pontis.routes.StoreSettings;
import org.pontis.routes.site.SiteConfig;

/**
 * The whole configuration file.
 *
 * @param http how the gateway listens and what it promises to callers
 * @param federation how sites are asked
 * @param store where instances are stored
 * @param sites where images come from; where two have the same study the earlier one is preferred
 */
public record GatewayConfig(
    HttpConfig http, FederationSettings federation, StoreSettings store, List<SiteConfig> sites) {
  /** Copies the list; site ids are unique. */
  public GatewayConfig {
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
  }

  private static void checkTakesInstances(List<SiteConfig> sites, SiteId store) {
    boolean takes =
        sites.stream()
            .anyMatch(site ->
                switch (site) {
                  case SiteConfig.Folder folder -> folder.id().equals(store) && folder.isWritable();
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
