package org.pontis.routes.site.dimse.pool;

import java.util.List;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.dictionary.Uids;
import org.pontis.dicom.net.dimse.InformationModel;
import org.pontis.dicom.net.pdu.ProposedContext;
import org.pontis.dicom.net.pdu.UserInformation;
import org.pontis.dicom.net.ul.ContextPlan;
import org.pontis.dicom.net.ul.WantedContext;

/**
 * What an association is opened for, as it is proposed. Associations of the same purpose stand in
 * for each other.
 */
public record Purpose(List<ProposedContext> contexts, List<UserInformation> userInformation) {
  /** What data sets of our own making are encoded in. */
  public static final List<Uid> DATA_SETS =
      List.of(
          TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid(),
          TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN.uid());

  /** Verification and queries. */
  public static final Purpose QUERIES = of(InformationModel.STUDY_ROOT.find());

  /** Verification and C-MOVE, whose answers may be long in coming. */
  public static final Purpose MOVES = of(InformationModel.STUDY_ROOT.move());

  private static Purpose of(Uid sopClass) {
    List<WantedContext> wanted =
        List.of(
            new WantedContext(Uids.Verification, DATA_SETS),
            new WantedContext(sopClass, DATA_SETS));
    return new Purpose(ContextPlan.split(wanted).getFirst(), List.of());
  }

  /** Copies the lists. */
  public Purpose {
    contexts = List.copyOf(contexts);
    userInformation = List.copyOf(userInformation);
  }
}
