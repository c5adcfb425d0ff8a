package org.pontis.dicom.net.scu;

import org.pontis.dicom.net.dimse.DimseStatus;

/**
 * How a C-FIND ended.
 *
 * @param status the final one; CANCEL also where the peer did not heed the C-CANCEL in time, and
 *     the association was aborted
 * @param matches given to the sink
 * @param keys whether the peer could match all keys (PS3.4 C.4.1.1.4)
 */
public record FindEnd(DimseStatus status, long matches, Keys keys) {
  /** What the pending statuses said of the keys. */
  public enum Keys {
    SUPPORTED,
    /** At least one match came with status FF01. */
    SOME_UNSUPPORTED
  }
}
