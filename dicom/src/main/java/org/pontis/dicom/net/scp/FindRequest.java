package org.pontis.dicom.net.scp;

import java.util.Set;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.net.dimse.QueryExtension;

/**
 * A C-FIND request.
 *
 * @param sopClass an information model of query and retrieval, or the modality worklist
 * @param agreed extensions agreed on for this association
 */
public record FindRequest(
    Uid sopClass, Dataset identifier, Set<QueryExtension> agreed, Caller caller) {
  /** Copies the set. */
  public FindRequest {
    agreed = Set.copyOf(agreed);
  }
}
