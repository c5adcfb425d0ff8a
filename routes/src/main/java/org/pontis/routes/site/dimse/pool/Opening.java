package org.pontis.routes.site.dimse.pool;

import org.pontis.dicom.net.scu.DimseScu;
import org.pontis.dicom.source.Deadline;

/** Opens associations with the peer. */
@FunctionalInterface
public interface Opening {
  /**
   * Opens one.
   *
   * @throws org.pontis.dicom.problem.ImagingException when the peer can't be reached or refuses;
   *     OVERLOADED when it refuses for now
   */
  DimseScu open(Purpose purpose, Deadline deadline);
}
