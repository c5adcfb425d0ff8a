package org.pontis.routes.federation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.DatasetSink;
import org.pontis.dicom.source.FindSummary;
import org.pontis.dicom.source.Health;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.dicom.source.InstanceSink;
import org.pontis.dicom.source.OutgoingInstance;
import org.pontis.dicom.source.RetrieveSummary;
import org.pontis.dicom.source.SiteId;
import org.pontis.dicom.source.SourceCapabilities;
import org.pontis.dicom.source.StoreOutcome;
import org.pontis.routes.camel.site.CallWatch;
import org.pontis.routes.camel.site.SiteCommand;
import org.pontis.routes.site.SiteRegistry;

/**
 * All sites as one source. With one site every call goes to it on the caller's thread; with several
 * finds are merged and retrievals take the union, the first site in configured order preferred.
 */
public final class FederatedSource implements ImagingSource, AutoCloseable {
  private static final SiteId ALL = new SiteId("all-sites");

  private final SiteRegistry sites;
  private final Optional<SiteId> only;
  private final RouteContext routes;
  private final MergedFind merged;
  private final Duration patience;
  private final Optional<SiteId> storesAt;

  /**
   * Starts the routes over these sites.
   *
   * @param patience how long a site may keep the others waiting
   * @param storesAt the site that takes instances when none is named
   */
  public FederatedSource(SiteRegistry sites, Duration patience, Optional<SiteId> storesAt) {
    this.storesAt = storesAt;
    this.sites = sites;
    this.only = sites.ids().size() == 1 ? Optional.of(sites.ids().getFirst()) : Optional.empty();
    this.routes = new RouteContext(sites);
    this.patience = patience;
    this.merged = new MergedFind(routes, sites.ids());
  }

  @Override
  public SourceCapabilities capabilities() {
    return SourceCapabilities.full();
  }

  @Override
  public FindSummary find(ImagingQuery query, Call call, DatasetSink sink) {
    return only.isPresent()
        ? routes.findAt(only.get(), new SiteCommand.Find(query, call, sink, CallWatch.none()))
        : merged.find(query, call, sink, Patience.with(sites, patience));
  }

  @Override
  public RetrieveSummary metadata(InstanceRef what, Call call, DatasetSink sink) {
    return only.isPresent()
        ? routes.metadata(only.get(), new SiteCommand.Metadata(what, call, sink))
        : new UnionRetrieval(
                routes,
                what,
                call,
                (site, ref, given) -> metadata(site, ref, call, once(given, sink)),
                sink::incomplete)
            .over(sites.ids(), Patience.with(sites, patience));
  }

  @Override
  public RetrieveSummary retrieve(InstanceRef what, Call call, InstanceSink sink) {
    return only.isPresent()
        ? routes.retrieve(only.get(), new SiteCommand.Retrieve(what, call, sink))
        : new UnionRetrieval(
                routes,
                what,
                call,
                (site, ref, given) -> retrieve(site, ref, call, once(given, sink)),
                sink::incomplete)
            .over(sites.ids(), Patience.with(sites, patience));
  }

  @Override
  public StoreOutcome store(OutgoingInstance what, Call call) {
    SiteId site =
        storesAt.orElseThrow(() ->
            new ImagingException(
                Problem.of(
                    ProblemType.NOT_AUTHORIZED,
                    "no site takes instances unless one is named; see store.default-site")));
    return storeAt(site, what, call);
  }

  /** Gives an instance to one site. */
  public StoreOutcome storeAt(SiteId site, OutgoingInstance what, Call call) {
    if (sites.source(site).isEmpty()) {
      throw new ImagingException(
          Problem.of(ProblemType.NOT_FOUND, "there is no site " + site + " to store to"));
    }
    return routes.store(site, new SiteCommand.Store(what, call));
  }

  @Override
  public Health check() {
    if (only.isPresent()) {
      return sites.sites().getFirst().source().check();
    }
    List<Health.State> states =
        sites.sites().stream().map(site -> site.source().check().state()).toList();
    long up = states.stream().filter(state -> state == Health.State.UP).count();
    return new Health(ALL, overall(states), up + " of " + states.size() + " sites up");
  }

  @Override
  public void close() {
    routes.close();
  }

  private RetrieveSummary metadata(SiteId site, InstanceRef ref, Call call, DatasetSink sink) {
    return routes.metadata(site, new SiteCommand.Metadata(ref, call, sink));
  }

  private RetrieveSummary retrieve(SiteId site, InstanceRef ref, Call call, InstanceSink sink) {
    return routes.retrieve(site, new SiteCommand.Retrieve(ref, call, sink));
  }

  private static DatasetSink once(Delivered given, DatasetSink sink) {
    return (site, dataset) ->
        given.give(dataset.uid(Tags.SOPInstanceUID), () -> sink.accept(site, dataset));
  }

  private static InstanceSink once(Delivered given, InstanceSink sink) {
    return instance -> given.give(Optional.of(instance.instance()), () -> sink.accept(instance));
  }

  /** Up when all are, down when all are; with gaps when some are not there. */
  private static Health.State overall(List<Health.State> states) {
    if (states.stream().distinct().count() <= 1) {
      return states.stream().findFirst().orElse(Health.State.DOWN);
    }
    boolean gaps = states.contains(Health.State.DOWN) || states.contains(Health.State.DEGRADED);
    return gaps ? Health.State.DEGRADED : Health.State.STARTING;
  }
}
