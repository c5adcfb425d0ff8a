package org.pontis.routes;

import java.util.List;
import java.util.Optional;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.Health;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.dicom.source.SiteId;
import org.pontis.routes.site.SiteConfig;
import org.pontis.routes.site.SiteStatus;
import org.pontis.routes.site.decorate.SiteObserver;

/** The sites and what asks them. */
final class RunningFederation implements Federation {
  private final List<SiteConfig> sites;

  RunningFederation(List<SiteConfig> sites, FederationSettings settings, SiteObserver observer) {
    this.sites = List.copyOf(sites);
  }

  @Override
  public ImagingSource all() {
    throw ImagingException.of(ProblemType.SITE_UNREACHABLE, "no site can be asked yet");
  }

  @Override
  public Optional<ImagingSource> site(SiteId id) {
    return Optional.empty();
  }

  @Override
  public List<SiteStatus> status() {
    return sites.stream()
        .map(site ->
            new SiteStatus(
                site.id(),
                site.name(),
                new Health(site.id(), Health.State.DOWN, "cannot be asked yet"),
                List.of()))
        .toList();
  }

  @Override
  public void close() {}
}
