package org.pontis.routes.site.file.scan;

import org.pontis.dicom.source.SiteId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Names files that are not served in the log, each state of a file once, by the codes of {@link
 * Places}. What path a code stands for is told to a logger of its own, for operators who may see
 * names of patients and have turned it on.
 */
public final class Naming {
  private static final Logger LOG = LoggerFactory.getLogger(Naming.class);

  private static final Logger PATHS = LoggerFactory.getLogger("pontis.audit.places");

  private final SiteId site;

  public Naming(SiteId site) {
    this.site = site;
  }

  SiteId site() {
    return site;
  }

  void refused(String path, String reason) {
    LOG.warn("Site {}: {} is not served: {}", site, place(path), reason);
  }

  void skipped(String path, String reason) {
    LOG.info("Site {}: {} is passed over: {}", site, place(path), reason);
  }

  /** A fault of ours that a file brought to light. */
  void fault(String path, RuntimeException fault) {
    LOG.error("Site {}: a fault while {} was read", site, place(path), fault);
  }

  private String place(String path) {
    String place = Places.of(path);
    PATHS.info("Site {}: {} is {}", site, place, path.replaceAll("\\p{Cntrl}", "?"));
    return place;
  }

  /** A fault of ours that keeping the index survives. */
  void fault(RuntimeException fault) {
    LOG.error("Site {}: a fault while the folder was followed", site, fault);
  }

  void progress(String detail) {
    LOG.info("Site {}: {}", site, detail);
  }
}
