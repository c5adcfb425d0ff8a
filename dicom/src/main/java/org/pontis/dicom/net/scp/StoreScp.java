package org.pontis.dicom.net.scp;

import java.io.IOException;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.IncomingObject;

/** Performs C-STORE (PS3.4 annex B). */
@FunctionalInterface
public interface StoreScp {
  /**
   * Takes one instance while it arrives; the status is sent when this returns. What is left unread
   * is skipped.
   *
   * @throws IOException when the instance can't be read or kept; one of our own making is answered
   *     with A700
   */
  DimseStatus store(IncomingObject object, Caller caller) throws IOException;

  /** Hears of a request that is refused with this status since it names nothing to be stored. */
  default void refused(DimseStatus status, Caller caller) {}
}
