package org.pontis.dicom.net.scu;

import java.util.List;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.SubOperations;

/**
 * How a C-MOVE or C-GET ended.
 *
 * @param status the final one; CANCEL also where the peer did not heed the C-CANCEL in time, and
 *     the association was aborted
 * @param subOperations the last counts the peer gave
 * @param failed Failed SOP Instance UID List (0008,0058), as far as the peer gave it
 */
public record RetrieveEnd(DimseStatus status, SubOperations subOperations, List<Uid> failed) {
  /** Copies the list. */
  public RetrieveEnd {
    failed = List.copyOf(failed);
  }
}
