package org.pontis.routes.flow;

import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.pontis.dicom.source.SiteId;

/** Gives one site an instance to keep, on the caller's own thread. */
public final class StoreRoute extends RouteBuilder {
  private final List<SiteId> sites;

  /** A route to each of these sites. */
  public StoreRoute(List<SiteId> sites) {
    this.sites = List.copyOf(sites);
  }

  /** Where the command to a site enters. */
  public static String entry(SiteId site) {
    return "direct:store-" + site;
  }

  @Override
  public void configure() {
    errorHandler(noErrorHandler());
    for (SiteId site : sites) {
      from(entry(site)).routeId("store-" + site).to("site:" + site + "/store");
    }
  }
}
