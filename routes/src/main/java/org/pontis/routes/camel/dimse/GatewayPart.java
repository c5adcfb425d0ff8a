package org.pontis.routes.camel.dimse;

/** What routes may refer to of the gateway they run in. */
public enum GatewayPart {
  /** The listener, by its title. */
  LISTENER,
  /** The keys for TLS. */
  KEYS
}
