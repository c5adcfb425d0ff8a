package org.pontis.dicom.net.pdu;

/**
 * A-ABORT (PS3.8 9.3.8), its codes as they came.
 *
 * @param source 0 service user, 2 service provider
 * @param reason significant where the provider is the source
 */
public record Abort(int source, int reason) implements Pdu {
  private static final int SERVICE_PROVIDER = 2;

  /** The abort of a service user. */
  public static final Abort BY_USER = new Abort(0, 0);

  /** The abort of a service provider. */
  public static Abort byProvider(AbortReason reason) {
    return new Abort(SERVICE_PROVIDER, reason.code());
  }

  /** Whether the service user aborted (A-ABORT), not the provider (A-P-ABORT). */
  public boolean isByUser() {
    return source != SERVICE_PROVIDER;
  }
}
