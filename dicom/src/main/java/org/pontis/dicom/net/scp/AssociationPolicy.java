package org.pontis.dicom.net.scp;

import java.net.InetSocketAddress;
import java.util.Optional;
import org.pontis.dicom.net.pdu.AssociateRj;
import org.pontis.dicom.net.pdu.AssociateRq;

/** Who may associate with us, and under which of our titles. */
@FunctionalInterface
public interface AssociationPolicy {
  /** Everyone, under every title. */
  AssociationPolicy OPEN = (_, _) -> Optional.empty();

  /** The rejection of an offer; empty when it is welcome. */
  Optional<AssociateRj> refusal(AssociateRq asked, InetSocketAddress from);
}
