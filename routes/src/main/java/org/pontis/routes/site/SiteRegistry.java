package org.pontis.routes.site;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.dicom.source.SiteId;

/** All running sites in configured order, which is the order of preference. */
public final class SiteRegistry implements AutoCloseable {
  private final List<Site> sites;
  private final Map<SiteId, Site> byId = new HashMap<>();

  /** Checks that no two sites have the same id. */
  public SiteRegistry(List<Site> sites) {
    this.sites = List.copyOf(sites);
    for (Site site : sites) {
      if (byId.put(site.id(), site) != null) {
        throw new IllegalArgumentException("two sites have the id " + site.id());
      }
    }
  }

  /** The sites in configured order. */
  public List<Site> sites() {
    return sites;
  }

  /** Their ids in configured order. */
  public List<SiteId> ids() {
    return sites.stream().map(Site::id).toList();
  }

  /** What answers for a site. */
  public Optional<ImagingSource> source(SiteId id) {
    return Optional.ofNullable(byId.get(id)).map(Site::source);
  }

  @Override
  public void close() {
    sites.forEach(site -> site.stop().run());
  }
}
