package org.pontis.routes.site.dimse.pool;

import java.time.Duration;
import org.pontis.dicom.net.scu.DimseScu;
import org.pontis.dicom.net.ul.Association;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.source.Deadline;

/**
 * An open association of the pool.
 *
 * @param idleSince when it was last given back, as {@link System#nanoTime()} counts
 */
record Pooled(Purpose purpose, DimseScu scu, long idleSince) {
  private static final Duration PATIENCE_FOR_RELEASE = Duration.ofSeconds(2);

  Pooled idleNow() {
    return new Pooled(purpose, scu, System.nanoTime());
  }

  /**
   * Whether it can be used: what arrives while nobody asks can only be its end, and where no
   * context was accepted there is nothing to ask.
   */
  boolean isUsable() {
    Association association = scu.association();
    try {
      return association.isOpen()
          && !association.negotiated().accepted().isEmpty()
          && !association.hasArrived();
    } catch (ImagingException ended) {
      return false;
    }
  }

  /** Whether the peer has kept it while nobody used it; takes a moment longer to find out. */
  boolean isKept() {
    return isUsable() && scu.association().isQuiet();
  }

  /** Ends it: in order where the peer plays along. */
  void end() {
    try (scu) {
      if (isUsable()) {
        scu.release(Deadline.in(PATIENCE_FOR_RELEASE));
      }
    } catch (ImagingException unwilling) {
      scu.association().abort();
    }
  }
}
