package org.pontis.dicom.net.scu;

import org.pontis.dicom.net.dimse.SubOperations;

/** Hears how far the sub-operations of a retrieval are. */
@FunctionalInterface
public interface ProgressSink {
  /** Hears of one pending answer; false cancels the rest by C-CANCEL. */
  boolean accept(SubOperations counts);
}
