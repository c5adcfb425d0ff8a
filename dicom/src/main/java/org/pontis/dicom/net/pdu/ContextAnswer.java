package org.pontis.dicom.net.pdu;

import java.util.Arrays;
import java.util.Optional;

/** Result/Reason of a presentation context (PS3.8 table 9-18). */
public enum ContextAnswer {
  ACCEPTANCE(0),
  USER_REJECTION(1),
  NO_REASON(2),
  ABSTRACT_SYNTAX_NOT_SUPPORTED(3),
  TRANSFER_SYNTAXES_NOT_SUPPORTED(4);

  private final int code;

  ContextAnswer(int code) {
    this.code = code;
  }

  /** The value on the wire. */
  public int code() {
    return code;
  }

  /** The answer with this value on the wire. */
  public static Optional<ContextAnswer> of(int code) {
    return Arrays.stream(values()).filter(answer -> answer.code == code).findFirst();
  }
}
