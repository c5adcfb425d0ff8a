package org.pontis.routes.camel.site;

import org.pontis.dicom.source.FindSummary;
import org.pontis.dicom.source.SiteId;

/** Follows one command that several sites are asked at once; told on the thread that asks. */
public interface CallWatch {
  /** A site is about to be asked. */
  void began(SiteId site);

  /** A site has given its last match and this is how it ended. */
  void answered(SiteId site, FindSummary summary);

  /** A site ended with a failure. */
  void failed(SiteId site, RuntimeException failure);

  /** Follows nothing. */
  static CallWatch none() {
    return None.NONE;
  }

  /** The watch that follows nothing. */
  enum None implements CallWatch {
    NONE;

    @Override
    public void began(SiteId site) {}

    @Override
    public void answered(SiteId site, FindSummary summary) {}

    @Override
    public void failed(SiteId site, RuntimeException failure) {}
  }
}
