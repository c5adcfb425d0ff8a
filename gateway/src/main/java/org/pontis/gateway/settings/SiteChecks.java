package org.pontis.gateway.settings;

import java.util.HashSet;
import java.util.Set;
import org.pontis.config.Contradiction;
import org.pontis.config.Items;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.source.SiteId;
import org.pontis.routes.site.SiteConfig;
import org.pontis.routes.site.dimse.retrieve.RetrieveMode;

/**
 * Whether sites go together, and with the other sections; each throws a {@link Contradiction}. What
 * could not be read of them is given the benefit of the doubt.
 */
final class SiteChecks {
  private SiteChecks() {}

  /** No two have one id. */
  static void ids(Items<SiteConfig> sites) {
    Points points = new Points();
    Set<SiteId> ids = new HashSet<>();
    sites.forEach((site, i) -> {
      if (!ids.add(site.id())) {
        points.add("sites[" + i + "].id", "two sites have the id '" + site.id() + "'");
      }
    });
    points.tell();
  }

  /** Each has a title of its own at the listener. */
  static void titles(DimseConfig listener, Items<SiteConfig> sites) {
    Points points = new Points();
    Set<AeTitle> titles = new HashSet<>(Set.of(listener.aeTitle()));
    Set<SiteId> ids = new HashSet<>();
    sites.forEach((site, i) -> {
      AeTitle title = listener.titleOf(site.id());
      if (ids.add(site.id()) && !titles.add(title)) {
        points.add(
            "sites[" + i + "].id",
            "the title '%s' of site '%s' is taken: choose a shorter ae-title or another id"
                .formatted(title, site.id()));
      }
    });
    points.tell();
  }

  /** None needs a listener. */
  static void noMoves(Items<SiteConfig> sites) {
    Points points = new Points();
    sites.forEach((site, i) -> {
      if (site instanceof SiteConfig.Dimse pacs && pacs.retrieve() == RetrieveMode.C_MOVE) {
        points.add(
            "sites[" + i + "].retrieve",
            "c-move needs the gateway's own listener: add a section dimse");
      }
    });
    points.tell();
  }

  /** None is the listener itself, which would ask itself without end. */
  static void elsewhere(DimseConfig listener, Items<SiteConfig> sites) {
    Points points = new Points();
    OwnListener own = OwnListener.of(listener, sites.read().map(SiteConfig::id).toList());
    sites.forEach((site, i) -> {
      if (site instanceof SiteConfig.Dimse pacs && own.is(pacs)) {
        points.add(
            "sites[" + i + "]",
            "'%s' at %s:%d is the gateway's own listener, it would ask itself: give the PACS's title, host and port"
                .formatted(pacs.aeTitle(), pacs.host(), pacs.port()));
      }
    });
    points.tell();
  }

  /** The one that is to take what is stored is writable. */
  static void takesInstances(SiteId wanted, Items<SiteConfig> sites) {
    Points points = new Points();
    boolean takes = sites.read().anyMatch(site -> takes(site, wanted));
    if (sites.areAll() && !takes) {
      points.add("store.default-site", "'" + wanted + "' is no site that is writable");
    }
    points.tell();
  }

  private static boolean takes(SiteConfig site, SiteId wanted) {
    return switch (site) {
      case SiteConfig.Folder folder -> folder.id().equals(wanted) && folder.isWritable();
      case SiteConfig.Dimse _ -> false;
    };
  }
}
