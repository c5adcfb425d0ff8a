package org.pontis.gateway.settings;

import java.util.Set;
import org.pontis.config.Contradiction;

/** Whether the gateway can listen on all it is to listen on. */
final class PortChecks {
  private static final Set<String> EVERY_ADDRESS = Set.of("0.0.0.0", "::", "[::]");

  private PortChecks() {}

  /**
   * Web and DIMSE do not have one port.
   *
   * @throws Contradiction when they have
   */
  static void differ(HttpConfig http, DimseConfig dimse) {
    Points points = new Points();
    boolean same = http.port() != 0 && dimse.port() == http.port();
    if (same && areOne(dimse.host(), http.host())) {
      points.add("dimse.port", "port " + http.port() + " is the one of http already");
    }
    points.tell();
  }

  private static boolean areOne(String host, String other) {
    return host.equals(other) || EVERY_ADDRESS.contains(host) || EVERY_ADDRESS.contains(other);
  }
}
