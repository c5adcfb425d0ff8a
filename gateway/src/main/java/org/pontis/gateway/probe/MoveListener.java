package org.pontis.gateway.probe;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.scp.AssociationFailures;
import org.pontis.dicom.net.scp.DimseServer;
import org.pontis.dicom.net.scp.EchoScp;
import org.pontis.dicom.net.scp.ScpServices;
import org.pontis.dicom.net.scp.SyntaxChoice;
import org.pontis.dicom.net.ul.AssociationListener;
import org.pontis.dicom.net.ul.AssociationSettings;
import org.pontis.dicom.net.ul.ListenerSettings;
import org.pontis.dicom.net.ul.TlsSettings;

/** Our listener while C-MOVE is tried: it takes the one instance, keeps nothing, and counts. */
final class MoveListener implements AutoCloseable {
  private static final int ASSOCIATIONS = 4;

  private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>(ASSOCIATIONS);
  private final AtomicInteger offers = new AtomicInteger();
  private final AssociationListener listener;

  MoveListener(InetSocketAddress address, Optional<TlsSettings> tls, Uid expected) {
    ScpServices services =
        ScpServices.builder()
            .echo(EchoScp.ALWAYS)
            .storageClasses(_ -> true, SyntaxChoice.ANY)
            .store((object, _) -> {
              if (!object.command().sopInstance().equals(expected)) {
                return DimseStatus.OUT_OF_RESOURCES.because("not what the probe asked for");
              }
              boolean kept = arrivals.offer(Arrival.of(object));
              return kept ? DimseStatus.SUCCESS : DimseStatus.OUT_OF_RESOURCES;
            })
            .build();
    listener =
        AssociationListener.start(
            new ListenerSettings(address, ASSOCIATIONS, tls, AssociationSettings.DEFAULT),
            new DimseServer(
                services,
                (_, _) -> {
                  offers.incrementAndGet();
                  return Optional.empty();
                },
                AssociationFailures.UNHEARD));
  }

  /** How many associations were offered to us. */
  int offers() {
    return offers.get();
  }

  /** The instance, if it came. */
  Optional<Arrival> arrival() {
    return Optional.ofNullable(arrivals.peek());
  }

  @Override
  public void close() {
    listener.close();
  }
}
