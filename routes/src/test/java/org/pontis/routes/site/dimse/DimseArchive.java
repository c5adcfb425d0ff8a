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
import java.util.function.BiConsumer;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.data.Tags;
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
import org.pontis.dicom.net.scu.DimseScu;
import org.pontis.dicom.net.ul.Association;
import org.pontis.dicom.net.ul.AssociationListener;
import org.pontis.dicom.net.ul.AssociationRequest;
import org.pontis.dicom.net.ul.AssociationSettings;
import org.pontis.dicom.net.ul.ContextPlan;
import org.pontis.dicom.net.ul.ListenerSettings;
import org.pontis.dicom.net.ul.RemoteEntity;
import org.pontis.dicom.net.ul.Timeouts;
import org.pontis.dicom.net.ul.WantedContext;
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

  /** Whether C-STOREs of a C-MOVE name it. */
  enum Originator {
    NAMED,
    LEFT_OUT
  }

  /**
   * An archive that moves to one listener under any title.
   *
   * @param patience how long the listener may take for each step
   */
  record Moving(int port, Originator originator, Duration patience) {
    static Moving to(int port, Originator originator) {
      return new Moving(port, originator, Duration.ofSeconds(20));
    }

    private AssociationSettings settings() {
      return AssociationSettings.DEFAULT.with(
          new Timeouts(patience, patience, patience, Timeouts.DEFAULT.idle()));
    }
  }

  static DimseArchive getting(Collection<byte[]> part10Objects) {
    return new DimseArchive(part10Objects, Optional.empty(), 16, (_, _) -> {});
  }

  static DimseArchive moving(Collection<byte[]> part10Objects, Moving moving) {
    return new DimseArchive(part10Objects, Optional.of(moving), 16, (_, _) -> {});
  }

  /** An archive that serves so many associations, some of its services replaced. */
  static DimseArchive odd(
      Collection<byte[]> part10Objects,
      int associations,
      BiConsumer<DimseArchive, ScpServices.Builder> oddities) {
    return new DimseArchive(part10Objects, Optional.empty(), associations, oddities);
  }

  private DimseArchive(
      Collection<byte[]> part10Objects,
      Optional<Moving> moving,
      int associations,
      BiConsumer<DimseArchive, ScpServices.Builder> oddities) {
    this.studies = InMemorySource.of(new SiteId("archive"), part10Objects);
    List<InformationModel> models = List.of(InformationModel.STUDY_ROOT);
    ScpServices.Builder services =
        ScpServices.builder()
            .echo(EchoScp.ALWAYS)
            .storageClasses(_ -> true, SyntaxChoice.ANY)
            .find(models, Set.of(), this::find);
    if (moving.isPresent()) {
      services.move(models, (request, to, log) -> move(moving.get(), request, to, log));
    } else {
      services.get(models, this::get);
    }
    oddities.accept(this, services);
    ListenerSettings settings =
        new ListenerSettings(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            associations,
            Optional.empty(),
            AssociationSettings.DEFAULT);
    this.listener =
        AssociationListener.start(
            settings,
            new DimseServer(services.build(), AssociationPolicy.OPEN, AssociationFailures.UNHEARD));
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

  DimseStatus find(FindRequest request, FindAnswers answers) {
    finds.incrementAndGet();
    ImagingQuery query =
        FindIdentifier.read(request.identifier(), InformationModel.STUDY_ROOT, request.agreed())
            .query();
    if (!isHierarchical(query)) {
      return DimseStatus.DATA_SET_DOES_NOT_MATCH;
    }
    studies.find(
        query.with(new ReturnKeys.All()),
        call(),
        (_, match) ->
            answers.send(FindIdentifier.answer(request.identifier(), match, Optional.of(TITLE))));
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

  private DimseStatus move(
      Moving moving, RetrieveRequest request, AeTitle destination, SubOperationLog log) {
    List<OutgoingObject> objects = objects(request);
    log.expect(objects.size());
    List<WantedContext> wanted =
        objects.stream()
            .map(one -> new WantedContext(one.sopClass(), List.of(one.transferSyntax().uid())))
            .toList();
    AssociationRequest offer = AssociationRequest.of(TITLE, ContextPlan.split(wanted).getFirst());
    RemoteEntity remote = RemoteEntity.at("127.0.0.1", moving.port(), destination);
    MoveOriginator originator = new MoveOriginator(request.caller().calling(), request.messageId());
    try (DimseScu scu =
        new DimseScu(Association.open(remote, offer, moving.settings()), moving.patience())) {
      for (OutgoingObject object : objects) {
        OutgoingObject sent =
            moving.originator() == Originator.NAMED ? object.by(originator) : object;
        if (!log.stored(object.sopInstance(), scu.store(sent, ALWAYS))) {
          break;
        }
      }
      scu.release(Deadline.in(Duration.ofSeconds(2)));
    }
    return log.status();
  }

  /** What an identifier asks for. */
  List<OutgoingObject> objects(RetrieveRequest request) {
    RetrieveIdentifier what = RetrieveIdentifier.read(request.identifier());
    List<OutgoingObject> objects = new ArrayList<>();
    studies.retrieve(
        InstanceRef.study(what.studies().getFirst()),
        call(),
        instance -> {
          boolean asked =
              (what.series().isEmpty() || what.series().contains(instance.series()))
                  && (what.instances().isEmpty() || what.instances().contains(instance.instance()));
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
      case INSTANCE -> names(query, Tags.StudyInstanceUID) && names(query, Tags.SeriesInstanceUID);
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
