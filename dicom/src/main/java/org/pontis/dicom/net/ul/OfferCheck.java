package org.pontis.dicom.net.ul;

import java.util.Optional;
import org.pontis.dicom.net.pdu.AssociateRj;
import org.pontis.dicom.net.pdu.AssociateRq;
import org.pontis.dicom.net.pdu.RejectReason;

/** What the service provider itself refuses, before any user is asked (PS3.8 9.3.4). */
@FunctionalInterface
interface OfferCheck {
  /** The protocol version and the application context have to be the ones of PS3. */
  OfferCheck STANDARD = OfferCheck::ofStandard;

  /** The rejection of an offer; empty when it may go to the user. */
  Optional<AssociateRj> refusal(AssociateRq asked);

  private static Optional<AssociateRj> ofStandard(AssociateRq asked) {
    if ((asked.protocolVersion() & 1) == 0) {
      return Optional.of(AssociateRj.permanent(RejectReason.PROTOCOL_VERSION_NOT_SUPPORTED));
    }
    if (!asked.applicationContext().equals(AssociateRq.DICOM_APPLICATION_CONTEXT)) {
      return Optional.of(
          AssociateRj.permanent(RejectReason.APPLICATION_CONTEXT_NAME_NOT_SUPPORTED));
    }
    return Optional.empty();
  }
}
