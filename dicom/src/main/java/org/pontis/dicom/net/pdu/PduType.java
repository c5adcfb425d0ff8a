package org.pontis.dicom.net.pdu;

import java.util.Optional;

/** PDU types (PS3.8 section 9.3) with the lengths they may have. */
enum PduType {
  ASSOCIATE_RQ(1),
  ASSOCIATE_AC(2),
  ASSOCIATE_RJ(3),
  P_DATA_TF(4),
  RELEASE_RQ(5),
  RELEASE_RP(6),
  ABORT(7);

  private static final int LONGEST_NEGOTIATION = 1 << 20;
  private static final int LENGTH_OF_THE_REST = 4;

  private final int code;

  PduType(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  static Optional<PduType> of(int code) {
    return code >= 1 && code <= values().length
        ? Optional.of(values()[code - 1])
        : Optional.empty();
  }

  /** Refuses lengths this type can't have, or that are more than is wanted here. */
  void checkLength(long length, int longestData) throws PduRefusal {
    boolean fits =
        switch (this) {
          case ASSOCIATE_RQ, ASSOCIATE_AC -> length <= LONGEST_NEGOTIATION;
          case P_DATA_TF -> length <= longestData;
          case ASSOCIATE_RJ, RELEASE_RQ, RELEASE_RP, ABORT -> length == LENGTH_OF_THE_REST;
        };
    if (!fits) {
      throw new PduRefusal(
          AbortReason.INVALID_PDU_PARAMETER_VALUE, "a " + this + " PDU of " + length + " bytes");
    }
  }
}
