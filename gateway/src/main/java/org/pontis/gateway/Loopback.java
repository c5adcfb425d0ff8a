package org.pontis.gateway;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Whether an address is of this machine only. */
final class Loopback {
  private Loopback() {}

  static boolean is(String host) {
    try {
      for (InetAddress address : InetAddress.getAllByName(host)) {
        if (!address.isLoopbackAddress()) {
          return false;
        }
      }
      return true;
    } catch (UnknownHostException unknown) {
      return false;
    }
  }
}
