package org.pontis.dicom.source;

import org.pontis.dicom.problem.Problem;

/** Takes instances one by one; the content is valid only during the call. */
@FunctionalInterface
public interface InstanceSink {
  /** Takes one; false means no more are wanted, which is no failure. */
  boolean accept(IncomingInstance instance);

  /**
   * Told by a source over several sites, before the first instance and once for each site, that
   * what comes may not be all and why, as far as that is known by then. The summary has what the
   * retrieval ended with. Sources of one site do not tell; what wraps their sinks need not pass it
   * on.
   */
  default void incomplete(Problem problem) {}
}
