package org.pontis.dicom.net.scp;

import org.pontis.dicom.net.dimse.CommitmentResult;
import org.pontis.dicom.net.dimse.DimseStatus;

/** Takes the results of our requests for safekeeping: N-EVENT-REPORT (PS3.4 J.3.3). */
@FunctionalInterface
public interface CommitmentResultScp {
  /** Takes one. */
  DimseStatus reported(CommitmentResult result, Caller caller);
}
