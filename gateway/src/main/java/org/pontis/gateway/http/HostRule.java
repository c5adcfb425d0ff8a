package org.pontis.gateway.http;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Set;

/**
 * Which hosts a request may name. Web pages can make a browser reach the loopback address under a
 * name of theirs (DNS rebinding), and would read the answers as their own.
 */
public sealed interface HostRule {
  /** Whether a request that names this host, without port, is meant for this gateway. */
  boolean allows(String host);

  /** Any: the names of an address others can reach are not known. */
  record Any() implements HostRule {
    @Override
    public boolean allows(String host) {
      return true;
    }
  }

  /**
   * The loopback address by its own names.
   *
   * @param others in lower case: what else the configuration calls this gateway
   */
  record Loopback(Set<String> others) implements HostRule {
    /** Copies the set. */
    public Loopback {
      others = Set.copyOf(others);
    }

    @Override
    public boolean allows(String host) {
      String name = host.toLowerCase(Locale.ROOT);
      return name.equals("localhost") || others.contains(name) || isLoopbackLiteral(name);
    }

    private static boolean isLoopbackLiteral(String name) {
      try {
        return InetAddress.ofLiteral(name).isLoopbackAddress();
      } catch (IllegalArgumentException noAddress) {
        return false;
      }
    }
  }
}
