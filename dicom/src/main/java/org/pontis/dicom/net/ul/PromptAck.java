package org.pontis.dicom.net.ul;

import java.io.IOException;
import java.net.Socket;
import jdk.net.ExtendedSocketOptions;

/**
 * Has what arrived on a connection acknowledged at once. A peer that leaves Nagle's algorithm (RFC
 * 896) on holds the end of each PDU back until then, and a delayed acknowledgement (RFC 1122
 * 4.2.3.2) would come 40 ms late. Linux only; elsewhere nothing happens.
 */
final class PromptAck {
  private final Socket connection;
  private final boolean supported;

  PromptAck(Socket connection) {
    this.connection = connection;
    this.supported = connection.supportedOptions().contains(ExtendedSocketOptions.TCP_QUICKACK);
  }

  /** For what is here now; the system forgets it again, so it is asked before a wait. */
  void ask() throws IOException {
    if (supported) {
      connection.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
    }
  }
}
