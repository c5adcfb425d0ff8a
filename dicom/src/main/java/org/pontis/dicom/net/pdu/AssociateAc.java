package org.pontis.dicom.net.pdu;

import java.util.List;
import org.pontis.dicom.data.Uid;

/**
 * A-ASSOCIATE-AC (PS3.8 9.3.3): the acceptance of an association.
 *
 * @param called echo of the title in the offer, which a receiver shall not test
 * @param calling echo of the title in the offer, which a receiver shall not test
 * @param contexts the answer to every context of the offer
 */
public record AssociateAc(
    String called,
    String calling,
    Uid applicationContext,
    List<AnsweredContext> contexts,
    List<UserInformation> userInformation)
    implements Pdu {
  /** Copies the lists. */
  public AssociateAc {
    contexts = List.copyOf(contexts);
    userInformation = List.copyOf(userInformation);
  }

  /** The answer to an offer. */
  public static AssociateAc to(
      AssociateRq asked, List<AnsweredContext> contexts, List<UserInformation> userInformation) {
    return new AssociateAc(
        asked.called().value(),
        asked.calling().value(),
        asked.applicationContext(),
        contexts,
        userInformation);
  }
}
