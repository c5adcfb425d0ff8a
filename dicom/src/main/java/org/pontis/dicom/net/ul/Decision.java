package org.pontis.dicom.net.ul;

import java.util.List;
import org.pontis.dicom.net.pdu.AnsweredContext;
import org.pontis.dicom.net.pdu.AssociateRj;
import org.pontis.dicom.net.pdu.UserInformation;

/** An acceptor's decision on an offer. */
public sealed interface Decision {

  /**
   * Yes, to these contexts.
   *
   * @param userInformation beyond maximum length and implementation, which every acceptance carries
   */
  record Accept(List<AnsweredContext> contexts, List<UserInformation> userInformation)
      implements Decision {
    /** Copies the lists. */
    public Accept {
      contexts = List.copyOf(contexts);
      userInformation = List.copyOf(userInformation);
    }
  }

  /** No. */
  record Reject(AssociateRj rejection) implements Decision {}
}
