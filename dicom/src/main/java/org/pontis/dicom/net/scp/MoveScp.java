package org.pontis.dicom.net.scp;

import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.net.dimse.DimseStatus;

/** Performs C-MOVE (PS3.4 C.4.2): sends instances to another application entity. */
@FunctionalInterface
public interface MoveScp {
  /**
   * Performs the sub-operations and logs each.
   *
   * @return the final status: {@link SubOperationLog#status()} unless it did not come to
   *     sub-operations
   */
  DimseStatus move(RetrieveRequest request, AeTitle destination, SubOperationLog log);
}
