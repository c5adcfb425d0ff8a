package org.pontis.routes.flow;

import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.pontis.dicom.source.SiteId;

/** Asks one site for instances or parts of them, on the caller's own thread. */
public final class RetrieveRoute extends RouteBuilder {
  private final List<SiteId> sites;

  /** A route to each of these sites. */
  public RetrieveRoute(List<SiteId> sites) {
    this.sites = List.copyOf(sites);
  }

  /** Where the command to a site enters. */
  public static String entry(SiteId site) {
    return "direct:retrieve-" + site;
  }

  @Override
  public void configure() {
    errorHandler(noErrorHandler());
    for (SiteId site : sites) {
      from(entry(site)).routeId("retrieve-" + site).to("site:" + site + "/retrieve");
    }
  }
}
