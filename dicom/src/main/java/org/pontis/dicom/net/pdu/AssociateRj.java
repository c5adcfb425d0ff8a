package org.pontis.dicom.net.pdu;

/**
 * A-ASSOCIATE-RJ (PS3.8 9.3.4), its three codes as they came.
 *
 * @param result 1 rejected-permanent, 2 rejected-transient
 * @param source 1 service user, 2 service provider (ACSE), 3 service provider (presentation)
 * @param reason depends on the source
 */
public record AssociateRj(int result, int source, int reason) implements Pdu {
  /** Asking again makes no sense. */
  public static final int PERMANENT = 1;

  /** Asking again later may succeed. */
  public static final int TRANSIENT = 2;

  /** A rejection for good. */
  public static AssociateRj permanent(RejectReason why) {
    return new AssociateRj(PERMANENT, why.source(), why.reason());
  }

  /** A rejection for now. */
  public static AssociateRj transientlyFor(RejectReason why) {
    return new AssociateRj(TRANSIENT, why.source(), why.reason());
  }
}
