package org.pontis.routes.camel.dimse;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReference;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.InformationModel;
import org.pontis.dicom.net.scp.AssociationFailures;
import org.pontis.dicom.net.scp.AssociationPolicy;
import org.pontis.dicom.net.scp.DimseServer;
import org.pontis.dicom.net.scp.EchoScp;
import org.pontis.dicom.net.scp.ScpServices;
import org.pontis.dicom.net.scp.SyntaxChoice;
import org.pontis.dicom.net.ul.AssociationListener;
import org.pontis.dicom.net.ul.AssociationSettings;
import org.pontis.dicom.net.ul.ListenerSettings;

/** Another application: keeps what is stored, and answers with the status it is told. */
public final class FakeArchive implements AutoCloseable {
  private final Map<Uid, byte[]> stored = new ConcurrentSkipListMap<>();
  private final AtomicReference<DimseStatus> status = new AtomicReference<>(DimseStatus.SUCCESS);
  private final AssociationListener listener;

  /** Listens on a free port. */
  public FakeArchive(SyntaxChoice syntaxes) {
    List<InformationModel> models = List.of(InformationModel.STUDY_ROOT);
    ScpServices services =
        ScpServices.builder()
            .echo(EchoScp.ALWAYS)
            .storageClasses(_ -> true, syntaxes)
            .store((object, _) -> {
              stored.put(object.command().sopInstance(), object.dataSet().readAllBytes());
              return status.get();
            })
            .find(
                models,
                Set.of(),
                (_, answers) -> {
                  answers.send(match(1));
                  answers.send(match(2));
                  return status.get();
                })
            .move(
                models,
                (_, destination, log) -> {
                  if (!destination.value().equals("KNOWN")) {
                    return DimseStatus.MOVE_DESTINATION_UNKNOWN;
                  }
                  log.expect(1);
                  log.stored(new Uid("2.25.1"), DimseStatus.SUCCESS);
                  return log.status();
                })
            .build();
    listener =
        AssociationListener.start(
            new ListenerSettings(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                16,
                Optional.empty(),
                AssociationSettings.DEFAULT),
            new DimseServer(services, AssociationPolicy.OPEN, AssociationFailures.UNHEARD));
  }

  private static Dataset match(int number) {
    return Dataset.builder().text(Tags.StudyInstanceUID, Vr.UI, "2.25." + number).build();
  }

  /** AET@host:port. */
  public String address() {
    return "ARCHIVE@127.0.0.1:" + listener.port();
  }

  /** The data sets stored so far, by instance. */
  public Map<Uid, byte[]> stored() {
    return stored;
  }

  /** What is answered from now on. */
  public void answerWith(DimseStatus other) {
    status.set(other);
  }

  @Override
  public void close() {
    listener.close();
  }
}
