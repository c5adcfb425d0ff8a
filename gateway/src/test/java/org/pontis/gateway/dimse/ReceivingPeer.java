package org.pontis.gateway.dimse;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.net.dimse.CommitmentResult;
import org.pontis.dicom.net.dimse.DimseCommand.CStoreRq;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.IncomingObject;
import org.pontis.dicom.net.scp.AssociationFailures;
import org.pontis.dicom.net.scp.AssociationPolicy;
import org.pontis.dicom.net.scp.Caller;
import org.pontis.dicom.net.scp.DimseServer;
import org.pontis.dicom.net.scp.ScpServices;
import org.pontis.dicom.net.scp.SyntaxChoice;
import org.pontis.dicom.net.ul.AssociationListener;
import org.pontis.dicom.net.ul.AssociationSettings;
import org.pontis.dicom.net.ul.ListenerSettings;
import org.pontis.gateway.settings.PeerConfig;

/** A move destination: keeps the data sets it is sent, in the syntaxes it takes. */
final class ReceivingPeer implements AutoCloseable {
  static final AeTitle TITLE = new AeTitle("RECEIVER");

  /** What came of one instance. */
  record Taken(CStoreRq command, TransferSyntax syntax, Slice dataSet, Caller caller) {}

  final Map<Uid, Taken> taken =
      new ConcurrentSkipListMap<>((a, b) -> a.value().compareTo(b.value()));
  final BlockingQueue<CommitmentResult> commitments = new LinkedBlockingQueue<>();
  private final Predicate<Uid> refused;
  private final AssociationListener listener;

  private ReceivingPeer(List<Uid> syntaxes, Predicate<Uid> refused) {
    this.refused = refused;
    ScpServices services =
        ScpServices.builder()
            .store(this::store)
            .storageClasses(
                _ -> true,
                syntaxes.isEmpty() ? SyntaxChoice.ANY : SyntaxChoice.inOurOrder(syntaxes))
            .commitmentResults((result, _) -> {
              commitments.add(result);
              return DimseStatus.SUCCESS;
            })
            .build();
    listener =
        AssociationListener.start(
            new ListenerSettings(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                8,
                Optional.empty(),
                AssociationSettings.DEFAULT),
            new DimseServer(services, AssociationPolicy.OPEN, AssociationFailures.UNHEARD));
  }

  static ReceivingPeer ofAnything() {
    return new ReceivingPeer(List.of(), _ -> false);
  }

  static ReceivingPeer ofOnly(Uid... syntaxes) {
    return new ReceivingPeer(List.of(syntaxes), _ -> false);
  }

  /** Answers A700 to these instances. */
  static ReceivingPeer refusing(Predicate<Uid> refused) {
    return new ReceivingPeer(List.of(), refused);
  }

  private DimseStatus store(IncomingObject object, Caller caller) throws IOException {
    if (refused.test(object.command().sopInstance())) {
      return DimseStatus.OUT_OF_RESOURCES;
    }
    byte[] bytes = object.dataSet().readAllBytes();
    taken.put(
        object.command().sopInstance(),
        new Taken(object.command(), object.transferSyntax(), Slice.of(bytes), caller));
    return DimseStatus.SUCCESS;
  }

  PeerConfig config() {
    return PeerConfig.of(TITLE, "127.0.0.1", listener.port());
  }

  @Override
  public void close() {
    listener.close();
  }
}
