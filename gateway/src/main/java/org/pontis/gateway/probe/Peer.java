package org.pontis.gateway.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.net.pdu.UserInformation;
import org.pontis.dicom.net.scu.DimseScu;
import org.pontis.dicom.net.ul.Association;
import org.pontis.dicom.net.ul.AssociationRequest;
import org.pontis.dicom.net.ul.AssociationSettings;
import org.pontis.dicom.net.ul.ContextPlan;
import org.pontis.dicom.net.ul.RemoteEntity;
import org.pontis.dicom.net.ul.Timeouts;
import org.pontis.dicom.net.ul.WantedContext;
import org.pontis.dicom.source.Deadline;

/**
 * The PACS, and who asks it until when.
 *
 * @param remote where it is
 * @param calling what we call ourselves
 * @param deadline of the whole probe
 */
record Peer(RemoteEntity remote, AeTitle calling, Deadline deadline) {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final AssociationSettings SETTINGS =
      AssociationSettings.DEFAULT.with(
          new Timeouts(
              Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(10), PATIENCE));
  private static final List<Uid> UNCOMPRESSED =
      List.of(
          TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid(),
          TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN.uid());

  /** A context for data sets without pixel data. */
  static WantedContext context(Uid sopClass) {
    return new WantedContext(sopClass, UNCOMPRESSED);
  }

  /** Associates for services whose data sets have no pixel data. */
  DimseScu open(Uid... sopClasses) {
    List<WantedContext> wanted = new ArrayList<>();
    for (Uid sopClass : sopClasses) {
      wanted.add(context(sopClass));
    }
    return open(wanted, List.of());
  }

  /** Associates; of what is wanted, as much as one association takes. */
  DimseScu open(List<WantedContext> wanted, List<UserInformation> information) {
    AssociationRequest request =
        new AssociationRequest(calling, ContextPlan.split(wanted).getFirst(), information);
    return new DimseScu(Association.open(remote, request, SETTINGS), PATIENCE);
  }

  /** This long from now, but no longer than the probe. */
  Deadline within(Duration most) {
    return deadline.atMost(most);
  }
}
