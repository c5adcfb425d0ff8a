package org.pontis.dicom.net.ul;

import static org.pontis.dicom.net.ul.Effect.CLOSE;
import static org.pontis.dicom.net.ul.Effect.SEND;
import static org.pontis.dicom.net.ul.Effect.START_ARTIM;
import static org.pontis.dicom.net.ul.Effect.STOP_ARTIM;

import java.util.List;

/** The actions of PS3.8 tables 9-6 to 9-9, each with its effects in their order. */
enum Action {
  /** Request a transport connection. */
  AE_1,
  /** Send A-ASSOCIATE-RQ. */
  AE_2,
  /** Confirm the association to the user. */
  AE_3,
  /** Tell the user of the rejection, close the transport connection. */
  AE_4,
  /** Accept the transport connection, start ARTIM. */
  AE_5,
  /** Stop ARTIM; indicate the offer, or send A-ASSOCIATE-RJ and start ARTIM. */
  AE_6,
  /** Send A-ASSOCIATE-AC. */
  AE_7,
  /** Send A-ASSOCIATE-RJ, start ARTIM. */
  AE_8,
  /** Send P-DATA-TF. */
  DT_1,
  /** Hand data to the user. */
  DT_2,
  /** Send A-RELEASE-RQ. */
  AR_1,
  /** Indicate the release. */
  AR_2,
  /** Confirm the release, close the transport connection. */
  AR_3,
  /** Send A-RELEASE-RP, start ARTIM. */
  AR_4,
  /** Stop ARTIM; the peer has closed the transport connection, so does our side. */
  AR_5,
  /** Hand data to the user that has asked for release. */
  AR_6,
  /** Send P-DATA-TF to the peer that has asked for release. */
  AR_7,
  /** Indicate the release collision. */
  AR_8,
  /** Send A-RELEASE-RP. */
  AR_9,
  /** Confirm the release. */
  AR_10,
  /** Send A-ABORT of the user, start or restart ARTIM. */
  AA_1,
  /** Stop ARTIM, close the transport connection. */
  AA_2,
  /** Indicate the abort, close the transport connection. */
  AA_3,
  /** Indicate that the provider lost the connection, of which our side is closed too. */
  AA_4,
  /** Stop ARTIM; the peer has closed the transport connection, so does our side. */
  AA_5,
  /** Ignore the PDU. */
  AA_6,
  /** Send A-ABORT. */
  AA_7,
  /** Send A-ABORT of the provider, indicate it to the user, start ARTIM. */
  AA_8;

  /** What it does to connection and timer, in this order. */
  List<Effect> effects() {
    return switch (this) {
      case AE_1, AE_3, DT_2, AR_2, AR_6, AR_8, AR_10, AA_6 -> List.of();
      case AE_2, AE_7, DT_1, AR_1, AR_7, AR_9, AA_7 -> List.of(SEND);
      case AE_4, AR_3, AA_3, AA_4 -> List.of(CLOSE);
      case AE_5 -> List.of(START_ARTIM);
      case AE_6 -> List.of(STOP_ARTIM);
      case AE_8, AR_4, AA_1, AA_8 -> List.of(SEND, START_ARTIM);
      case AR_5, AA_2, AA_5 -> List.of(STOP_ARTIM, CLOSE);
    };
  }
}
