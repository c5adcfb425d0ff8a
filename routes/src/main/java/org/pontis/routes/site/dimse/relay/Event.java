package org.pontis.routes.site.dimse.relay;

import org.pontis.dicom.net.scu.RetrieveEnd;
import org.pontis.dicom.problem.ImagingException;

/** What the call that retrieves waits for. */
public sealed interface Event {
  /** An instance came; it must be answered. */
  record Came(Handover handover) implements Event {}

  /** The PACS says how far it is. */
  record Progressed() implements Event {}

  /** The PACS says it is done. */
  record Ended(RetrieveEnd end) implements Event {}

  /** It did not come to an end. */
  record Failed(ImagingException why) implements Event {}
}
