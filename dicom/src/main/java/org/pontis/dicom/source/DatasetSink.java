package org.pontis.dicom.source;

import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.problem.Problem;

/** Takes matches or metadata one by one, in order. */
@FunctionalInterface
public interface DatasetSink {
  /** Takes one; false means no more are wanted, which is no failure. */
  boolean accept(SiteId site, Dataset dataset);

  /**
   * Told before the first data set of a retrieval of metadata; see {@link InstanceSink#incomplete}.
   * Searches do not tell.
   */
  default void incomplete(Problem problem) {}
}
