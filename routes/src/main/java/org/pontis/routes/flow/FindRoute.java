package org.pontis.routes.flow;

import java.util.List;
import java.util.concurrent.ExecutorService;
import org.apache.camel.builder.RouteBuilder;
import org.pontis.dicom.source.SiteId;

/** Asks all sites for matches at once, or one on the caller's own thread. */
public final class FindRoute extends RouteBuilder {
  /** Where a command to all sites enters. */
  public static final String EVERYWHERE = "direct:find";

  private final List<SiteId> sites;
  private final ExecutorService threads;

  /**
   * A route over these sites.
   *
   * @param threads gives each site asked a thread of its own
   */
  public FindRoute(List<SiteId> sites, ExecutorService threads) {
    this.sites = List.copyOf(sites);
    this.threads = threads;
  }

  /** Where a command to one site enters. */
  public static String entry(SiteId site) {
    return "direct:find-" + site;
  }

  @Override
  public void configure() {
    errorHandler(noErrorHandler());
    if (sites.isEmpty()) {
      from(EVERYWHERE).routeId("find").stop();
      return;
    }
    from(EVERYWHERE)
        .routeId("find")
        .multicast()
        .parallelProcessing()
        .executorService(threads)
        .to(sites.stream().map(FindRoute::endpoint).toArray(String[]::new));
    for (SiteId site : sites) {
      from(entry(site)).routeId("find-" + site).to(endpoint(site));
    }
  }

  private static String endpoint(SiteId site) {
    return "site:" + site + "/find";
  }
}
