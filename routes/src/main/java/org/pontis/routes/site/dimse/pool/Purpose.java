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

  /** Verification, queries and C-MOVE. */
  public static final Purpose QUERIES =
      new Purpose(
          ContextPlan.split(
                  List.of(
                      new WantedContext(Uids.Verification, DATA_SETS),
                      new WantedContext(InformationModel.STUDY_ROOT.find(), DATA_SETS),
                      new WantedContext(InformationModel.STUDY_ROOT.move(), DATA_SETS)))
              .getFirst(),
          List.of());

  /** Copies the lists. */
  public Purpose {
    contexts = List.copyOf(contexts);
    userInformation = List.copyOf(userInformation);
  }
}
