package org.pontis.routes.site.file;

import org.pontis.dicom.source.SiteId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Names files that are not served in the log, each state of a file once. */
final class Naming {
  private static final Logger LOG = LoggerFactory.getLogger(FileSource.class);

  private final SiteId site;

  Naming(SiteId site) {
    this.site = site;
  }

  SiteId site() {
    return site;
  }

  void refused(String path, String reason) {
    LOG.warn("Site {}: {} is not served: {}", site, path, reason);
  }

  void skipped(String path, String reason) {
    LOG.info("Site {}: {} is passed over: {}", site, path, reason);
  }

  void progress(String detail) {
    LOG.info("Site {}: {}", site, detail);
  }
}
