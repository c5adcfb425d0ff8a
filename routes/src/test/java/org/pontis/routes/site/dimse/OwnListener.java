package org.pontis.routes.site.dimse;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.scp.AssociationFailures;
import org.pontis.dicom.net.scp.AssociationPolicy;
import org.pontis.dicom.net.scp.DimseServer;
import org.pontis.dicom.net.scp.ScpServices;
import org.pontis.dicom.net.scp.SyntaxChoice;
import org.pontis.dicom.net.ul.AssociationListener;
import org.pontis.dicom.net.ul.AssociationSettings;
import org.pontis.dicom.net.ul.ListenerSettings;
import org.pontis.routes.site.dimse.move.MoveRendezvous;

/** Our listener as the gateway has it: calls that wait first, then the ordinary storage. */
final class OwnListener implements AutoCloseable {
  final MoveRendezvous rendezvous = new MoveRendezvous();
  final Queue<Uid> stored = new ConcurrentLinkedQueue<>();
  private final AssociationListener listener;

  OwnListener() {
    ScpServices services =
        ScpServices.builder()
            .store(
                rendezvous.before((object, _) -> {
                  object.dataSet().readAllBytes();
                  stored.add(object.command().sopInstance());
                  return DimseStatus.SUCCESS;
                }))
            .storageClasses(_ -> true, SyntaxChoice.ANY)
            .build();
    listener =
        AssociationListener.start(
            new ListenerSettings(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                16,
                Optional.empty(),
                AssociationSettings.DEFAULT),
            new DimseServer(services, AssociationPolicy.OPEN, AssociationFailures.UNHEARD));
    rendezvous.listensAs(TestSources.US);
  }

  int port() {
    return listener.port();
  }

  @Override
  public void close() {
    listener.close();
  }
}
