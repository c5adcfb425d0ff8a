package org.pontis.dicom.source;

import org.pontis.dicom.data.Dataset;

/** Takes matches or metadata one by one, in order. */
@FunctionalInterface
public interface DatasetSink {
  /** Takes one; false means no more are wanted, which is no failure. */
  boolean accept(SiteId site, Dataset dataset);
}
