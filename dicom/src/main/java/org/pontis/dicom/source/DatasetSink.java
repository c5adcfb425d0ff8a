package org.pontis.dicom.source;

import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.problem.Problem;

/** Takes matches or metadata one by one, in order. */
@FunctionalInterface
public interface DatasetSink {
  /** Takes one; false means no more are wanted, which is no failure. */
  boolean accept(SiteId site, Dataset dataset);

  /**
   * Told, before the first data set and once for each site, that what comes may not be all and why;
   * see {@link InstanceSink#incomplete}.
   */
  default void incomplete(Problem problem) {}
}
