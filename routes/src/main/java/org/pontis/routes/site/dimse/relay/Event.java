package org.pontis.routes.site.dimse.relay;

import org.pontis.dicom.net.scu.RetrieveEnd;

/** What the call that retrieves waits for. */
public sealed interface Event {
  /** An instance came; it must be answered. */
  record Came(Handover handover) implements Event {}

  /** The PACS says how far it is. */
  record Progressed() implements Event {}

  /** The PACS says it is done. */
  record Ended(RetrieveEnd end) implements Event {}

  /** It did not come to an end, by a problem or by a fault. */
  record Failed(RuntimeException why) implements Event {}
}
