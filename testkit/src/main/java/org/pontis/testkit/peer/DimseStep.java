package org.pontis.testkit.peer;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.net.pdu.AnsweredContext;
import org.pontis.dicom.net.pdu.AssociateAc;
import org.pontis.dicom.net.pdu.AssociateRq;
import org.pontis.dicom.net.pdu.Pdu;
import org.pontis.dicom.net.pdu.PduWriter;
import org.pontis.dicom.net.pdu.UserInformation;

/** What a {@link ScriptedDimsePeer} does next on a connection. */
public sealed interface DimseStep {

  /** Waits for one whole PDU. */
  record Read() implements DimseStep {}

  /** Sends bytes in one write, whatever they are. */
  record Send(Slice bytes) implements DimseStep {}

  /** Sends bytes a few at a time with a pause before each. */
  record Drip(Slice bytes, int atATime, Duration pause) implements DimseStep {
    /** Checks that it gets on. */
    public Drip {
      if (atATime < 1) {
        throw new IllegalArgumentException("at least a byte is sent at a time");
      }
    }
  }

  /** Does nothing for a while, or until the peer is closed. */
  record Pause(Duration time) implements DimseStep {}

  /** Reads PDUs until the other side closes. */
  record ReadToEnd() implements DimseStep {}

  /**
   * Passes bytes to and fro between the connection and one to this port, until either is closed.
   */
  record Relay(int port) implements DimseStep {}

  /** Resets the connection. */
  record Reset() implements DimseStep {}

  /** Waits for one whole PDU. */
  static DimseStep read() {
    return new Read();
  }

  /** Sends a PDU. */
  static DimseStep send(Pdu pdu) {
    return new Send(bytes(pdu));
  }

  /** The bytes of a PDU, to be cut, spoilt or sent slowly. */
  static Slice bytes(Pdu pdu) {
    return Slice.of(PduWriter.encode(pdu));
  }

  /** An acceptance of the contexts with these ids in one transfer syntax, PDUs up to 16 KiB. */
  static AssociateAc acceptance(Uid transferSyntax, Integer... contextIds) {
    return new AssociateAc(
        "SCRIPTED",
        "PONTIS",
        AssociateRq.DICOM_APPLICATION_CONTEXT,
        Arrays.stream(contextIds).map(id -> AnsweredContext.accepted(id, transferSyntax)).toList(),
        List.of(
            new UserInformation.MaximumLength(16384),
            new UserInformation.ImplementationClassUid(new Uid("2.25.42"))));
  }
}
