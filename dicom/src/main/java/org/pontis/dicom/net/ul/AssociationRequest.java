package org.pontis.dicom.net.ul;

import java.util.List;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.net.pdu.ProposedContext;
import org.pontis.dicom.net.pdu.UserInformation;

/**
 * What a requestor asks for.
 *
 * @param contexts 1 to 128; {@link ContextPlan} makes them of what is wanted
 * @param userInformation beyond maximum length and implementation, which every offer carries
 */
public record AssociationRequest(
    AeTitle callingAeTitle, List<ProposedContext> contexts, List<UserInformation> userInformation) {
  /** Checks the number of contexts. */
  public AssociationRequest {
    contexts = List.copyOf(contexts);
    userInformation = List.copyOf(userInformation);
    if (contexts.isEmpty() || contexts.size() > ProposedContext.MOST) {
      throw new IllegalArgumentException("an association has 1 to 128 presentation contexts");
    }
  }

  /** A request without further user information. */
  public static AssociationRequest of(AeTitle callingAeTitle, List<ProposedContext> contexts) {
    return new AssociationRequest(callingAeTitle, contexts, List.of());
  }
}
