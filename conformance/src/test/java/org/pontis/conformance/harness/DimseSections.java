package org.pontis.conformance.harness;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The parts of a configuration that concern DIMSE clients. */
public final class DimseSections {
  private DimseSections() {}

  /** A listener, with further keys of its section as flow YAML that begins with a comma. */
  public static String listener(Entity gateway, String keys) {
    return "dimse: { ae-title: %s, host: 127.0.0.1, port: %d%s }%n"
        .formatted(gateway.title(), gateway.port(), keys);
  }

  /** One more below {@link #peers}, that is sent to over TLS. */
  public static String securedPeer(Entity peer) {
    return "  - { ae-title: %s, host: 127.0.0.1, port: %d, tls: true }%n"
        .formatted(peer.title(), peer.port());
  }

  /** Those who may call, and the destinations of C-MOVE. */
  public static String peers(Entity... peers) {
    return "peers:\n"
        + Arrays.stream(peers)
            .map(peer ->
                "  - { ae-title: %s, host: 127.0.0.1, port: %d }%n"
                    .formatted(peer.title(), peer.port()))
            .collect(Collectors.joining());
  }
}
