package org.pontis.dicom.net.scp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.dictionary.Uids;
import org.pontis.dicom.net.dimse.ExtendedNegotiation;
import org.pontis.dicom.net.dimse.InformationModel;
import org.pontis.dicom.net.dimse.QueryExtension;
import org.pontis.dicom.net.pdu.Role;
import org.pontis.dicom.net.pdu.UserInformation;
import org.pontis.dicom.net.scu.DimseScu;
import org.pontis.dicom.net.ul.Association;
import org.pontis.dicom.net.ul.AssociationListener;
import org.pontis.dicom.net.ul.AssociationRequest;
import org.pontis.dicom.net.ul.AssociationSettings;
import org.pontis.dicom.net.ul.ContextPlan;
import org.pontis.dicom.net.ul.ListenerSettings;
import org.pontis.dicom.net.ul.RemoteEntity;
import org.pontis.dicom.net.ul.WantedContext;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.source.Deadline;

/** Associations of tests on the loopback interface. */
final class Peers {
  static final AeTitle US = new AeTitle("PONTIS");
  static final List<Uid> UNCOMPRESSED =
      List.of(
          TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid(),
          TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN.uid());

  private Peers() {}

  static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(20));
  }

  static AssociationListener listen(ScpServices services) {
    ListenerSettings settings =
        new ListenerSettings(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            8,
            Optional.empty(),
            AssociationSettings.DEFAULT);
    return AssociationListener.start(
        settings, new DimseServer(services, AssociationPolicy.OPEN, AssociationFailures.UNHEARD));
  }

  static DimseScu connect(int port, String called, Uid... sopClasses) {
    return connect(port, called, List.of(), sopClasses);
  }

  /** Connects with storage classes in which we are SCP, for C-GET. */
  static DimseScu connectToGet(int port, String called, Uid... sopClasses) {
    List<UserInformation> information =
        List.of(
            new UserInformation.RoleSelection(Samples.SOP_CLASS, Set.of(Role.SCP)),
            new UserInformation.SopClassExtendedNegotiation(
                InformationModel.STUDY_ROOT.find(),
                ExtendedNegotiation.write(Set.of(QueryExtension.FUZZY_PERSON_NAMES))));
    return connect(port, called, information, sopClasses);
  }

  private static DimseScu connect(
      int port, String called, List<UserInformation> information, Uid... sopClasses) {
    List<WantedContext> wanted = new ArrayList<>();
    wanted.add(new WantedContext(Uids.Verification, UNCOMPRESSED));
    for (Uid sopClass : sopClasses) {
      wanted.add(new WantedContext(sopClass, UNCOMPRESSED));
    }
    AssociationRequest request =
        new AssociationRequest(US, ContextPlan.split(wanted).getFirst(), information);
    RemoteEntity remote = RemoteEntity.at("127.0.0.1", port, new AeTitle(called));
    return new DimseScu(openWhenUp(remote, request), Duration.ofSeconds(10));
  }

  /** A server takes a moment to listen; nothing tells when. */
  private static Association openWhenUp(RemoteEntity remote, AssociationRequest request) {
    Deadline patience = soon();
    while (true) {
      try {
        return Association.open(remote, request, AssociationSettings.DEFAULT);
      } catch (ImagingException notYet) {
        if (patience.hasPassed()) {
          throw notYet;
        }
        Thread.onSpinWait();
      }
    }
  }
}
