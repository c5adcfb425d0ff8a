package org.pontis.routes.camel.dimse;

/** An address refers to what the gateway does not have. */
public final class MissingPart extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final GatewayPart part;

  MissingPart(GatewayPart part, String message) {
    super(message);
    this.part = part;
  }

  /** What it refers to. */
  public GatewayPart part() {
    return part;
  }
}
