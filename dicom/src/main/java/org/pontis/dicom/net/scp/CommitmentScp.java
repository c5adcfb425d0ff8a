package org.pontis.dicom.net.scp;

import org.pontis.dicom.net.dimse.CommitmentRequest;
import org.pontis.dicom.net.dimse.DimseStatus;

/** Takes requests for safekeeping: storage commitment, N-ACTION (PS3.4 J.3.2). */
@FunctionalInterface
public interface CommitmentScp {
  /**
   * Takes one; success means that its result will be reported, on this association or another one.
   *
   * @param reply reports it on this one, not before this method has returned
   */
  DimseStatus requested(CommitmentRequest request, Caller caller, CommitmentReply reply);
}
