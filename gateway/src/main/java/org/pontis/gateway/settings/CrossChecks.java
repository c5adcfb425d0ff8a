package org.pontis.gateway.settings;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pontis.config.Contradiction;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.source.SiteId;
import org.pontis.routes.StoreSettings;
import org.pontis.routes.site.SiteConfig;
import org.pontis.routes.site.dimse.retrieve.RetrieveMode;

/** Whether the sections of a configuration go together; all that does not is told at once. */
final class CrossChecks {
  private static final Set<String> EVERY_ADDRESS = Set.of("0.0.0.0", "::", "[::]");

  private final HttpConfig http;
  private final Optional<DimseConfig> dimse;
  private final List<PeerConfig> peers;
  private final StoreSettings store;
  private final List<SiteConfig> sites;
  private final List<Contradiction.Point> found = new ArrayList<>();

  CrossChecks(
      HttpConfig http,
      Optional<DimseConfig> dimse,
      List<PeerConfig> peers,
      StoreSettings store,
      List<SiteConfig> sites) {
    this.http = http;
    this.dimse = dimse;
    this.peers = peers;
    this.store = store;
    this.sites = sites;
  }

  /**
   * Checks everything.
   *
   * @throws Contradiction when something does not go together
   */
  void run() {
    siteIds();
    dimse.ifPresent(this::titles);
    peerTitles();
    securedPeers();
    store.defaultSite().ifPresent(this::takesInstances);
    ports();
    movedSites();
    if (!found.isEmpty()) {
      throw new Contradiction(found);
    }
  }

  private void add(String path, String reason) {
    found.add(new Contradiction.Point(path, reason));
  }

  private void siteIds() {
    Set<SiteId> ids = new HashSet<>();
    for (int i = 0; i < sites.size(); i++) {
      SiteId id = sites.get(i).id();
      if (!ids.add(id)) {
        add("sites[" + i + "].id", "two sites have the id '" + id + "'");
      }
    }
  }

  private void titles(DimseConfig listener) {
    Set<AeTitle> titles = new HashSet<>(Set.of(listener.aeTitle()));
    Set<SiteId> ids = new HashSet<>();
    for (int i = 0; i < sites.size(); i++) {
      SiteId id = sites.get(i).id();
      AeTitle title = listener.titleOf(id);
      if (ids.add(id) && !titles.add(title)) {
        add(
            "sites[" + i + "].id",
            "the title '%s' of site '%s' is taken: choose a shorter ae-title or another id"
                .formatted(title, id));
      }
    }
  }

  private void peerTitles() {
    Set<AeTitle> titles = new HashSet<>();
    for (int i = 0; i < peers.size(); i++) {
      AeTitle title = peers.get(i).aeTitle();
      if (!titles.add(title)) {
        add("peers[" + i + "].ae-title", "two peers have the title '" + title + "'");
      }
    }
  }

  private void securedPeers() {
    if (dimse.flatMap(DimseConfig::tls).isPresent()) {
      return;
    }
    for (int i = 0; i < peers.size(); i++) {
      if (peers.get(i).isSecured()) {
        add("peers[" + i + "].tls", "a peer has tls: true, but there is no dimse.tls");
      }
    }
  }

  private void takesInstances(SiteId wanted) {
    boolean takes =
        sites.stream()
            .anyMatch(site ->
                switch (site) {
                  case SiteConfig.Folder folder ->
                      folder.id().equals(wanted) && folder.isWritable();
                  case SiteConfig.Dimse _ -> false;
                });
    if (!takes) {
      add("store.default-site", "store.default-site '" + wanted + "' is no site that is writable");
    }
  }

  private void ports() {
    boolean both = dimse.isPresent() && http.port() != 0 && dimse.get().port() == http.port();
    if (both && areOne(dimse.get().host(), http.host())) {
      add("dimse.port", "port " + http.port() + " is the one of http already");
    }
  }

  private static boolean areOne(String host, String other) {
    return host.equals(other) || EVERY_ADDRESS.contains(host) || EVERY_ADDRESS.contains(other);
  }

  private void movedSites() {
    for (int i = 0; i < sites.size(); i++) {
      boolean moves =
          sites.get(i) instanceof SiteConfig.Dimse pacs && pacs.retrieve() == RetrieveMode.C_MOVE;
      if (moves && dimse.isEmpty()) {
        add(
            "sites[" + i + "].retrieve",
            "c-move needs the gateway's own listener: add a section dimse");
      }
    }
  }
}
