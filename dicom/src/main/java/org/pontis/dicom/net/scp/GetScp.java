package org.pontis.dicom.net.scp;

import org.pontis.dicom.net.dimse.DimseStatus;

/** Performs C-GET (PS3.4 C.4.3): sends instances over the association they are asked for on. */
@FunctionalInterface
public interface GetScp {
  /**
   * Sends the instances.
   *
   * @return the final status: {@link SubOperationLog#status()} of the target's log unless it did
   *     not come to sub-operations
   */
  DimseStatus get(RetrieveRequest request, GetTarget target);
}
