package org.pontis.dicom.net.pdu;

import java.util.List;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.data.Uid;

/**
 * A-ASSOCIATE-RQ (PS3.8 9.3.2): the offer of an association.
 *
 * @param protocolVersion a bit for every version spoken; bit 0 is version 1, the only one there is
 * @param applicationContext {@link #DICOM_APPLICATION_CONTEXT} for everything PS3 defines
 * @param userInformation the sub-items of the user information item, in their order
 */
public record AssociateRq(
    int protocolVersion,
    AeTitle called,
    AeTitle calling,
    Uid applicationContext,
    List<ProposedContext> contexts,
    List<UserInformation> userInformation)
    implements Pdu {
  /** The DICOM application context name (PS3.7 A.2.1). */
  public static final Uid DICOM_APPLICATION_CONTEXT = new Uid("1.2.840.10008.3.1.1.1");

  /** Copies the lists. */
  public AssociateRq {
    contexts = List.copyOf(contexts);
    userInformation = List.copyOf(userInformation);
  }

  /** An offer in protocol version 1 and the DICOM application context. */
  public static AssociateRq of(
      AeTitle called,
      AeTitle calling,
      List<ProposedContext> contexts,
      List<UserInformation> userInformation) {
    return new AssociateRq(
        1, called, calling, DICOM_APPLICATION_CONTEXT, contexts, userInformation);
  }
}
