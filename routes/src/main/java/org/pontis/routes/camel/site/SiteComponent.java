package org.pontis.routes.camel.site;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.dicom.source.SiteId;
import org.pontis.routes.site.SiteRegistry;

/** Makes endpoints {@code site:<id>/<find|metadata|retrieve|store>}. */
public final class SiteComponent extends DefaultComponent {
  /** The scheme of its endpoints. */
  public static final String SCHEME = "site";

  private final SiteRegistry sites;

  /** A component over these sites. */
  public SiteComponent(SiteRegistry sites) {
    this.sites = sites;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
    int slash = remaining.indexOf('/');
    String name = remaining.substring(0, Math.max(slash, 0));
    SiteId site =
        SiteId.parse(name)
            .filter(id -> sites.source(id).isPresent())
            .orElseThrow(() -> new IllegalArgumentException(unknownSite(uri)));
    SiteOperation operation =
        SiteOperation.parse(remaining.substring(slash + 1))
            .orElseThrow(() -> new IllegalArgumentException(unknownOperation(uri)));
    ImagingSource source = sites.source(site).orElseThrow();
    return new SiteEndpoint(uri, this, site, operation, source);
  }

  private String unknownSite(String uri) {
    return uri + " names no site: expected site:<id>/<operation> with an id of " + sites.ids();
  }

  private static String unknownOperation(String uri) {
    return uri + " names no operation: expected find, metadata, retrieve or store after the slash";
  }
}
