package org.pontis.dicom.net.scu;

import java.io.IOException;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.IncomingObject;

/** Takes the instances of a C-GET one by one, each while it arrives. */
@FunctionalInterface
public interface RetrievedSink {
  /** What becomes of the retrieval after an instance. */
  enum Then {
    CONTINUE,
    /** The rest is cancelled by C-CANCEL; what comes until that is heeded is dropped. */
    CANCEL
  }

  /**
   * What became of an instance.
   *
   * @param status what the peer is told of the instance (PS3.4 table B.2-1)
   */
  record Taken(DimseStatus status, Then then) {}

  /**
   * Takes one. What is left unread of it is skipped.
   *
   * @throws IOException when the data set can't be read to its end; ends the association
   */
  Taken accept(IncomingObject object) throws IOException;
}
