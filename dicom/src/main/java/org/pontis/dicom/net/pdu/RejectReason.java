package org.pontis.dicom.net.pdu;

import java.util.Arrays;
import java.util.Optional;

/** Source and reason of an A-ASSOCIATE-RJ (PS3.8 table 9-21). */
public enum RejectReason {
  NO_REASON_GIVEN(1, 1),
  APPLICATION_CONTEXT_NAME_NOT_SUPPORTED(1, 2),
  CALLING_AE_TITLE_NOT_RECOGNIZED(1, 3),
  CALLED_AE_TITLE_NOT_RECOGNIZED(1, 7),
  PROVIDER_GIVES_NO_REASON(2, 1),
  PROTOCOL_VERSION_NOT_SUPPORTED(2, 2),
  TEMPORARY_CONGESTION(3, 1),
  LOCAL_LIMIT_EXCEEDED(3, 2);

  private final int source;
  private final int reason;

  RejectReason(int source, int reason) {
    this.source = source;
    this.reason = reason;
  }

  /** The source on the wire. */
  public int source() {
    return source;
  }

  /** The reason on the wire. */
  public int reason() {
    return reason;
  }

  /** The meaning of a rejection, where table 9-21 knows it. */
  public static Optional<RejectReason> of(AssociateRj rejection) {
    return Arrays.stream(values())
        .filter(known -> known.source == rejection.source() && known.reason == rejection.reason())
        .findFirst();
  }
}
