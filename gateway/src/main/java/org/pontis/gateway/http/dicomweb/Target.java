package org.pontis.gateway.http.dicomweb;

import java.util.Optional;
import org.pontis.dicom.source.SiteId;

/**
 * Whom an address asks and for what.
 *
 * @param site empty for all sites
 */
record Target(Optional<SiteId> site, Resource resource) {
  /** The path of the service root this belongs to, below the gateway's own. */
  String root() {
    return site.map(id -> "/sites/" + id + "/dicomweb").orElse("/dicomweb");
  }
}
