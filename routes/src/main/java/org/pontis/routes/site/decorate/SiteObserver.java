package org.pontis.routes.site.decorate;

import java.time.Duration;
import java.util.Optional;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.SiteId;

/** Told of each call to a site when it has ended; called from many threads, must be quick. */
@FunctionalInterface
public interface SiteObserver {
  /** What a site was asked to do. */
  enum Operation {
    FIND,
    METADATA,
    RETRIEVE,
    STORE
  }

  /**
   * A call that has ended.
   *
   * @param took including the time the receiver took for the results
   * @param delivered matches, data sets, instances or parts
   * @param failure why nothing more came; empty for success, also of a call the receiver ended
   */
  record Ended(
      SiteId site,
      Operation operation,
      Duration took,
      long delivered,
      Optional<ProblemType> failure) {}

  /** Takes note of a call. */
  void ended(Ended call);

  /** An observer that takes no note. */
  static SiteObserver none() {
    return call -> {};
  }
}
