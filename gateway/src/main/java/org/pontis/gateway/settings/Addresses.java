package org.pontis.gateway.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** What a host stands for; none where the name is unknown, which is told when it is used. */
record Addresses(List<InetAddress> each) {

  static Addresses of(String host) {
    try {
      return new Addresses(List.of(InetAddress.getAllByName(host)));
    } catch (UnknownHostException unknown) {
      return new Addresses(List.of());
    }
  }

  /** Whether who listens on these would be in the way of who listens on the others. */
  boolean overlap(Addresses others) {
    return each.stream().anyMatch(one -> others.each.stream().anyMatch(other -> meet(one, other)));
  }

  private static boolean meet(InetAddress one, InetAddress other) {
    return one.isAnyLocalAddress() || other.isAnyLocalAddress() || one.equals(other);
  }

  /** Whether who calls this address comes to who listens on these. */
  boolean areReachedAt(InetAddress called) {
    return each.stream().anyMatch(own -> isReached(own, called));
  }

  /**
   * Who calls "any address" comes to the machine itself (RFC 1122 3.2.1.3 leaves it to systems).
   */
  private static boolean isReached(InetAddress own, InetAddress called) {
    return own.isAnyLocalAddress()
        || own.equals(called)
        || (called.isAnyLocalAddress() && own.isLoopbackAddress());
  }
}
