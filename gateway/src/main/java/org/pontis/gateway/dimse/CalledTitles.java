package org.pontis.gateway.dimse;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.dicom.source.SiteId;
import org.pontis.gateway.settings.DimseConfig;

/** The titles clients may call, and which sites each of them stands for. */
final class CalledTitles {
  private final ServedSites sites;
  private final AeTitle own;
  private final Map<AeTitle, SiteId> ofSites;

  private CalledTitles(ServedSites sites, AeTitle own, Map<AeTitle, SiteId> ofSites) {
    this.sites = sites;
    this.own = own;
    this.ofSites = Map.copyOf(ofSites);
  }

  static CalledTitles of(DimseConfig config, ServedSites sites) {
    Map<AeTitle, SiteId> titles = new HashMap<>();
    sites.ids().forEach(id -> titles.put(config.titleOf(id), id));
    return new CalledTitles(sites, config.aeTitle(), titles);
  }

  boolean contains(AeTitle called) {
    return called.equals(own) || ofSites.containsKey(called);
  }

  /** The one site a title stands for; empty when it stands for all. */
  Optional<SiteId> site(AeTitle called) {
    return Optional.ofNullable(ofSites.get(called));
  }

  /** What a title stands for. */
  ImagingSource source(AeTitle called) {
    if (called.equals(own)) {
      return sites.all();
    }
    return site(called)
        .flatMap(sites.one())
        .orElseThrow(
            () -> ImagingException.of(ProblemType.INTERNAL, "no site is called " + called));
  }
}
