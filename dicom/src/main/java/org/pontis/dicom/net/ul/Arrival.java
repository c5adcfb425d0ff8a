package org.pontis.dicom.net.ul;

import java.io.IOException;
import org.pontis.dicom.net.pdu.Abort;
import org.pontis.dicom.net.pdu.AbortReason;
import org.pontis.dicom.net.pdu.AssociateAc;
import org.pontis.dicom.net.pdu.AssociateRj;
import org.pontis.dicom.net.pdu.AssociateRq;
import org.pontis.dicom.net.pdu.PDataTf;
import org.pontis.dicom.net.pdu.Pdu;
import org.pontis.dicom.net.pdu.PduRefusal;
import org.pontis.dicom.net.pdu.ReleaseRp;
import org.pontis.dicom.net.pdu.ReleaseRq;

/** What came of waiting for the peer. */
sealed interface Arrival {

  /** A PDU. */
  record Whole(Pdu pdu) implements Arrival {}

  /** Bytes that are no PDU. */
  record Malformed(PduRefusal refusal) implements Arrival {}

  /** The end of the connection. */
  record Closed(IOException how) implements Arrival {}

  /** Nothing, or not enough, in time. */
  record Late(IOException how) implements Arrival {}

  /** Its event; what comes too late is our own wish to abort, or ARTIM where that runs. */
  default Event event(State state) {
    return switch (this) {
      case Whole(Pdu pdu) -> eventOf(pdu);
      case Malformed _ -> Event.Evt19;
      case Closed _ -> Event.Evt17;
      case Late _ -> state == State.Sta2 || state == State.Sta13 ? Event.Evt18 : Event.Evt15;
    };
  }

  /** The reason to abort with where it is an error. */
  default AbortReason abortReason() {
    return switch (this) {
      case Malformed(PduRefusal refusal) -> refusal.reason();
      case Whole _ -> AbortReason.UNEXPECTED_PDU;
      case Closed _, Late _ -> AbortReason.REASON_NOT_SPECIFIED;
    };
  }

  private static Event eventOf(Pdu pdu) {
    return switch (pdu) {
      case AssociateAc _ -> Event.Evt3;
      case AssociateRj _ -> Event.Evt4;
      case AssociateRq _ -> Event.Evt6;
      case PDataTf _ -> Event.Evt10;
      case ReleaseRq _ -> Event.Evt12;
      case ReleaseRp _ -> Event.Evt13;
      case Abort _ -> Event.Evt16;
    };
  }
}
