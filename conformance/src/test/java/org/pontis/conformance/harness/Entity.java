package org.pontis.conformance.harness;

/** An application entity on this machine: its title and where it listens. */
public record Entity(String title, int port) {
  /** An entity with this title on a port that is free now. */
  public static Entity onFreePort(String title) {
    return new Entity(title, GatewayUnderTest.freePort());
  }

  /** As the peer scripts want to be told of those that may be moved to. */
  public String named() {
    return title + "=" + port;
  }
}
