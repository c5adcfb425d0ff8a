package org.pontis.dicom.net.scp;

import java.util.Optional;
import org.pontis.dicom.net.dimse.CommitmentResult;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.source.Deadline;

/** The association on which safekeeping was asked for, as a way to its result (PS3.4 J.3.3). */
@FunctionalInterface
public interface CommitmentReply {
  /**
   * Reports the result when the requestor has been quiet for half a second, and waits for its
   * answer; empty when it has released the association, keeps it busy or does not answer until the
   * deadline. The result then has to go another way.
   */
  Optional<DimseStatus> report(CommitmentResult result, Deadline deadline);
}
