package org.pontis.gateway.settings;

import org.pontis.config.Contradiction;

/** Whether the gateway can listen on all it is to listen on. */
final class PortChecks {
  private PortChecks() {}

  /**
   * Web and DIMSE do not have one port.
   *
   * @throws Contradiction when they have
   */
  static void differ(HttpConfig http, DimseConfig dimse) {
    Points points = new Points();
    boolean same = http.port() != 0 && dimse.port() == http.port();
    if (same && Addresses.of(dimse.host()).overlap(Addresses.of(http.host()))) {
      points.add("dimse.port", "port " + http.port() + " is the one of http already");
    }
    points.tell();
  }
}
