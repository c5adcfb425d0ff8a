package org.pontis.routes;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.dicom.source.OutgoingInstance;
import org.pontis.dicom.source.SiteId;
import org.pontis.dicom.source.StoreOutcome;
import org.pontis.routes.federation.FederatedSource;
import org.pontis.routes.site.Site;
import org.pontis.routes.site.SiteConfig;
import org.pontis.routes.site.SiteFactory;
import org.pontis.routes.site.SiteFactory.SiteLimits;
import org.pontis.routes.site.SiteRegistry;
import org.pontis.routes.site.SiteStatus;
import org.pontis.routes.site.decorate.SiteObserver;
import org.pontis.routes.site.decorate.Watchdog;
import org.pontis.routes.site.dimse.move.MoveRendezvous;

/** The sites and what asks them. */
final class RunningFederation implements Federation {
  /** What a site gets over its deadline to notice that it has passed. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final Watchdog watchdog = new Watchdog();
  private final MoveRendezvous rendezvous = new MoveRendezvous();
  private final SiteRegistry sites;
  private final FederatedSource all;

  RunningFederation(
      List<SiteConfig> configs,
      FederationSettings settings,
      StoreSettings store,
      SiteObserver observer) {
    checkDistinct(configs);
    SiteLimits limits =
        new SiteLimits(
            settings.siteDeadline(),
            settings.callsPerSite(),
            settings.waitingPerSite(),
            settings.rescanEvery(),
            store.durability());
    SiteFactory factory = new SiteFactory(limits, watchdog, observer, rendezvous);
    this.sites = new SiteRegistry(configs.stream().map(factory::start).toList());
    this.all = new FederatedSource(sites, settings.siteDeadline().plus(GRACE), store.defaultSite());
  }

  /** Before any site runs, so that a refusal leaves nothing running. */
  private static void checkDistinct(List<SiteConfig> configs) {
    Set<SiteId> ids = new HashSet<>();
    for (SiteConfig config : configs) {
      if (!ids.add(config.id())) {
        throw new IllegalArgumentException("two sites have the id " + config.id());
      }
    }
  }

  @Override
  public ImagingSource all() {
    return all;
  }

  @Override
  public Optional<ImagingSource> site(SiteId id) {
    return sites.source(id);
  }

  @Override
  public StoreOutcome store(Optional<SiteId> site, OutgoingInstance what, Call call) {
    return site.map(named -> all.storeAt(named, what, call)).orElseGet(() -> all.store(what, call));
  }

  @Override
  public MoveRendezvous rendezvous() {
    return rendezvous;
  }

  @Override
  public List<SiteStatus> status() {
    return sites.sites().stream().map(Site::status).toList();
  }

  @Override
  public void close() {
    all.close();
    sites.close();
    watchdog.close();
  }
}
