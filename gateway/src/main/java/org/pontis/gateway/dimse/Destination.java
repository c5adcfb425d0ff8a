package org.pontis.gateway.dimse;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.dictionary.Uids;
import org.pontis.dicom.net.pdu.ProposedContext;
import org.pontis.dicom.net.pdu.Role;
import org.pontis.dicom.net.pdu.UserInformation;
import org.pontis.dicom.net.scu.DimseScu;
import org.pontis.dicom.net.ul.Association;
import org.pontis.dicom.net.ul.AssociationRequest;
import org.pontis.dicom.net.ul.AssociationSettings;
import org.pontis.dicom.net.ul.ContextPlan;
import org.pontis.dicom.net.ul.RemoteEntity;
import org.pontis.dicom.net.ul.WantedContext;
import org.pontis.dicom.source.Deadline;

/**
 * An application entity that instances can be sent to.
 *
 * @param own the title we call it under
 * @param patience how long it may take to answer
 */
record Destination(
    RemoteEntity entity, AeTitle own, AssociationSettings settings, Duration patience) {
  /** Sending may last as long as it makes progress; this is for what never ends. */
  private static final Duration LONGEST_STORE = Duration.ofHours(4);

  /** Associates for these contexts, of which there are no more than one association holds. */
  DimseScu open(List<WantedContext> contexts) {
    AssociationRequest request = AssociationRequest.of(own, ContextPlan.split(contexts).getFirst());
    return new DimseScu(Association.open(entity, request, settings), patience);
  }

  /** Associates as provider of storage commitment, to report a result (PS3.4 J.3.3). */
  DimseScu openToReport() {
    Uid commitment = Uids.StorageCommitmentPushModel;
    List<Uid> syntaxes =
        List.of(
            TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid(),
            TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN.uid());
    AssociationRequest request =
        new AssociationRequest(
            own,
            List.of(new ProposedContext(1, commitment, syntaxes)),
            List.of(new UserInformation.RoleSelection(commitment, Set.of(Role.SCP))));
    return new DimseScu(Association.open(entity, request, settings), patience);
  }

  /** Until when an instance may take to be sent; from then on patience counts. */
  Deadline storeDeadline() {
    return Deadline.in(LONGEST_STORE);
  }

  /** Until when something may take that is an answer to us. */
  Deadline deadline() {
    return Deadline.in(patience);
  }
}
