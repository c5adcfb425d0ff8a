package org.pontis.dicom.net.scp;

import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.net.dimse.DimseStatus;

/** Takes instance availability notifications: N-CREATE (PS3.4 annex R). */
@FunctionalInterface
public interface AvailabilityScp {
  /**
   * Takes one.
   *
   * @param notice the attributes of PS3.4 table R.3-1
   */
  DimseStatus notified(Dataset notice, Caller caller);
}
