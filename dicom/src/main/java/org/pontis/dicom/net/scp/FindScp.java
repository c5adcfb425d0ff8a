package org.pontis.dicom.net.scp;

import org.pontis.dicom.net.dimse.DimseStatus;

/** Performs C-FIND: queries (PS3.4 C.4.1) and modality worklists (PS3.4 K.4.1). */
@FunctionalInterface
public interface FindScp {
  /**
   * Answers with matches, as long as they are wanted.
   *
   * @return the final status; CANCEL is sent in its place when the caller cancelled
   */
  DimseStatus find(FindRequest request, FindAnswers answers);
}
