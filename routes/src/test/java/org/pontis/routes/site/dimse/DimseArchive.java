package org.pontis.routes.site.dimse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.FindIdentifier;
import org.pontis.dicom.net.dimse.InformationModel;
import org.pontis.dicom.net.dimse.MoveOriginator;
import org.pontis.dicom.net.dimse.OutgoingObject;
import org.pontis.dicom.net.dimse.RetrieveIdentifier;
import org.pontis.dicom.net.scp.AssociationFailures;
import org.pontis.dicom.net.scp.AssociationPolicy;
import org.pontis.dicom.net.scp.DimseServer;
import org.pontis.dicom.net.scp.EchoScp;
import org.pontis.dicom.net.scp.FindAnswers;
import org.pontis.dicom.net.scp.FindRequest;
import org.pontis.dicom.net.scp.GetTarget;
import org.pontis.dicom.net.scp.RetrieveRequest;
import org.pontis.dicom.net.scp.ScpServices;
import org.pontis.dicom.net.scp.SubOperationLog;
import org.pontis.dicom.net.scp.SyntaxChoice;
import org.pontis.dicom.net.ul.AssociationListener;
import org.pontis.dicom.net.ul.AssociationSettings;
import org.pontis.dicom.net.ul.ListenerSettings;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.Key;
import org.pontis.dicom.query.ReturnKeys;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.Deadline;
import org.pontis.dicom.source.IncomingInstance;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.dicom.source.SiteId;
import org.pontis.testkit.InMemorySource;

/** An archive of our own over studies in memory: strictly hierarchical, as PS3.4 asks for. */
final class DimseArchive implements AutoCloseable {
  static final AeTitle TITLE = new AeTitle("ARCHIVE");

  private static final Deadline ALWAYS = Deadline.in(Duration.ofHours(1));

  final AtomicInteger finds = new AtomicInteger();
  private final InMemorySource studies;
  private final AssociationListener listener;

  DimseArchive(Collection<byte[]> part10Objects) {
    this.studies = InMemorySource.of(new SiteId("archive"), part10Objects);
    List<InformationModel> models = List.of(InformationModel.STUDY_ROOT);
    ScpServices services =
        ScpServices.builder()
            .echo(EchoScp.ALWAYS)
            .storageClasses(_ -> true, SyntaxChoice.ANY)
            .find(models, Set.of(), this::find)
            .get(models, this::get)
            .build();
    ListenerSettings settings =
        new ListenerSettings(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            16,
            Optional.empty(),
            AssociationSettings.DEFAULT);
    this.listener =
        AssociationListener.start(
            settings,
            new DimseServer(services, AssociationPolicy.OPEN, AssociationFailures.UNHEARD));
  }

  int port() {
    return listener.port();
  }

  int associations() {
    return listener.associations();
  }

  private static Call call() {
    return new Call(ALWAYS, "archive");
  }

  private DimseStatus find(FindRequest request, FindAnswers answers) {
    finds.incrementAndGet();
    ImagingQuery query =
        FindIdentifier.read(
                request.identifier(), InformationModel.STUDY_ROOT, request.agreed())
            .query();
    if (!isHierarchical(query)) {
      return DimseStatus.DATA_SET_DOES_NOT_MATCH;
    }
    studies.find(
        query.with(new ReturnKeys.All()),
        call(),
        (_, match) ->
            answers.send(
                FindIdentifier.answer(request.identifier(), match, Optional.of(TITLE))));
    return DimseStatus.SUCCESS;
  }

  private DimseStatus get(RetrieveRequest request, GetTarget target) {
    List<OutgoingObject> objects = objects(request);
    target.log().expect(objects.size());
    for (OutgoingObject object : objects) {
      if (!target.send(object)) {
        break;
      }
    }
    return target.log().status();
  }

  /** What an identifier asks for. */
  private List<OutgoingObject> objects(RetrieveRequest request) {
    RetrieveIdentifier what = RetrieveIdentifier.read(request.identifier());
    List<OutgoingObject> objects = new ArrayList<>();
    studies.retrieve(
        InstanceRef.study(what.studies().getFirst()),
        call(),
        instance -> {
          boolean asked =
              (what.series().isEmpty() || what.series().contains(instance.series()))
                  && (what.instances().isEmpty()
                      || what.instances().contains(instance.instance()));
          if (asked) {
            objects.add(outgoing(instance));
          }
          return true;
        });
    return objects;
  }

  private static OutgoingObject outgoing(IncomingInstance instance) {
    try (InputStream part10 = instance.content().open()) {
      byte[] bytes = part10.readAllBytes();
      int from = Part10.dataSetOffset(bytes);
      return OutgoingObject.of(
          instance.sopClass(),
          instance.instance(),
          instance.transferSyntax(),
          out -> out.write(bytes, from, bytes.length - from));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static boolean isHierarchical(ImagingQuery query) {
    return switch (query.level()) {
      case PATIENT, STUDY -> true;
      case SERIES -> names(query, Tags.StudyInstanceUID);
      case INSTANCE ->
          names(query, Tags.StudyInstanceUID) && names(query, Tags.SeriesInstanceUID);
    };
  }

  private static boolean names(ImagingQuery query, org.pontis.dicom.data.Tag tag) {
    return query.keys().stream().map(Key::path).anyMatch(path -> path.first().equals(tag));
  }

  @Override
  public void close() {
    listener.close();
  }
}
