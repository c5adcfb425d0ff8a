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

  /** A fault of ours that a file brought to light. */
  void fault(String path, RuntimeException fault) {
    LOG.error("Site {}: a fault while {} was read", site, path, fault);
  }

  /** A fault of ours that keeping the index survives. */
  void fault(RuntimeException fault) {
    LOG.error("Site {}: a fault while the folder was followed", site, fault);
  }

  void progress(String detail) {
    LOG.info("Site {}: {}", site, detail);
  }
}
