package org.pontis.dicom.net.pdu;

import java.io.IOException;

/**
 * Bytes that are no protocol data unit: what is wrong with them, and the reason of the A-ABORT they
 * deserve (PS3.8 table 9-26).
 */
public final class PduRefusal extends IOException {
  private static final long serialVersionUID = 1L;

  private final AbortReason reason;
  private final String what;

  /** A refusal for this reason; the message holds no received text. */
  public PduRefusal(AbortReason reason, String message) {
    super(message);
    this.reason = reason;
    this.what = message;
  }

  /** What is wrong. */
  public String what() {
    return what;
  }

  /** What to abort with. */
  public AbortReason reason() {
    return reason;
  }
}
