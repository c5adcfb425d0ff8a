package org.pontis.dicom.net.ul;

import java.time.Duration;

/**
 * How long an association waits for its peer.
 *
 * @param connect for the transport connection and TLS
 * @param artim the ARTIM timer of PS3.8 9.1.4, and as requestor the answer to our offer
 * @param progress for the rest of a PDU, for the next fragment of a data set, and for the peer to
 *     take what is sent
 * @param idle as acceptor for the next command
 */
public record Timeouts(Duration connect, Duration artim, Duration progress, Duration idle) {
  /** 10 s to connect, 15 s to negotiate, 30 s between fragments, 2 minutes of silence. */
  public static final Timeouts DEFAULT =
      new Timeouts(
          Duration.ofSeconds(10),
          Duration.ofSeconds(15),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2));
}
