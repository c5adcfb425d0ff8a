package org.pontis.gateway.dimse;

import org.pontis.dicom.net.scp.SubOperationLog;
import org.pontis.dicom.source.IncomingInstance;

/** Where the instances of a retrieval go: C-STORE sub-operations. */
interface Outlet {
  /** Sends one, and logs it whether or not that worked; false when no more are wanted. */
  boolean send(IncomingInstance instance);

  /** Counts what is sent. */
  SubOperationLog log();
}
