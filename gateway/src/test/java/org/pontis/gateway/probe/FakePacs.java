package org.pontis.gateway.probe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.dictionary.Uids;
import org.pontis.dicom.encoding.BulkSource;
import org.pontis.dicom.encoding.DatasetWriter;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.FindIdentifier;
import org.pontis.dicom.net.dimse.InformationModel;
import org.pontis.dicom.net.dimse.OutgoingObject;
import org.pontis.dicom.net.scp.AssociationFailures;
import org.pontis.dicom.net.scp.AssociationPolicy;
import org.pontis.dicom.net.scp.DimseServer;
import org.pontis.dicom.net.scp.EchoScp;
import org.pontis.dicom.net.scp.FindAnswers;
import org.pontis.dicom.net.scp.FindRequest;
import org.pontis.dicom.net.scp.ScpServices;
import org.pontis.dicom.net.scp.SubOperationLog;
import org.pontis.dicom.net.scp.SyntaxChoice;
import org.pontis.dicom.net.scu.DimseScu;
import org.pontis.dicom.net.ul.AssociationListener;
import org.pontis.dicom.net.ul.AssociationSettings;
import org.pontis.dicom.net.ul.ListenerSettings;
import org.pontis.dicom.net.ul.RemoteEntity;
import org.pontis.dicom.net.ul.WantedContext;
import org.pontis.dicom.query.Matcher;
import org.pontis.dicom.source.Deadline;

/** A PACS with studies of one instance each, and with quirks. */
final class FakePacs implements AutoCloseable {
  /** How it differs from a good one. */
  enum Quirk {
    NO_GET,
    IGNORES_PATIENT_NAME,
    UNKNOWN_DESTINATION,
    SENDS_NOWHERE,
    CONNECTS_NOWHERE,
    TWO_ASSOCIATIONS,
    FIFTY_ANSWERS
  }

  static final String PATIENT = "Secret^Name";
  private static final Uid SOP_CLASS = Uids.SecondaryCaptureImageStorage;
  private static final List<InformationModel> MODELS = List.of(InformationModel.values());

  private final Set<Quirk> quirks;
  private final int studies;
  private final RemoteEntity destination;
  private final AssociationListener listener;

  FakePacs(int studies, int destinationPort, Quirk... quirks) {
    this.studies = studies;
    this.quirks = EnumSet.noneOf(Quirk.class);
    this.quirks.addAll(List.of(quirks));
    this.destination = RemoteEntity.at("127.0.0.1", destinationPort, new AeTitle("PONTIS"));
    this.listener =
        AssociationListener.start(
            new ListenerSettings(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                this.quirks.contains(Quirk.TWO_ASSOCIATIONS) ? 2 : 64,
                Optional.empty(),
                AssociationSettings.DEFAULT),
            new DimseServer(services(), AssociationPolicy.OPEN, AssociationFailures.UNHEARD));
  }

  private ScpServices services() {
    ScpServices.Builder services =
        ScpServices.builder()
            .echo(EchoScp.ALWAYS)
            .storageClasses(SOP_CLASS::equals, SyntaxChoice.ANY)
            .store((_, _) -> DimseStatus.OUT_OF_RESOURCES)
            .find(MODELS, Set.of(), this::find)
            .move(MODELS, (_, _, log) -> move(log));
    if (!quirks.contains(Quirk.NO_GET)) {
      services.get(
          MODELS,
          (request, target) -> {
            target.log().expect(1);
            target.send(object(1));
            return target.log().status();
          });
    }
    return services.build();
  }

  String address() {
    return "FAKE@127.0.0.1:" + listener.port();
  }

  private DimseStatus find(FindRequest request, FindAnswers answers) {
    InformationModel model = InformationModel.of(request.sopClass()).orElseThrow();
    Dataset asked = request.identifier();
    Dataset heeded =
        quirks.contains(Quirk.IGNORES_PATIENT_NAME)
            ? asked.select(tag -> !tag.equals(Tags.PatientName))
            : asked;
    Matcher matcher = Matcher.of(FindIdentifier.read(heeded, model, Set.of()).query());
    int most = quirks.contains(Quirk.FIFTY_ANSWERS) ? 50 : studies;
    IntStream.rangeClosed(1, studies)
        .mapToObj(FakePacs::dataset)
        .filter(matcher)
        .limit(most)
        .forEach(match -> answers.send(FindIdentifier.answer(asked, match, Optional.empty())));
    return DimseStatus.SUCCESS;
  }

  private DimseStatus move(SubOperationLog log) {
    if (quirks.contains(Quirk.UNKNOWN_DESTINATION)) {
      return DimseStatus.MOVE_DESTINATION_UNKNOWN;
    }
    if (quirks.contains(Quirk.SENDS_NOWHERE)) {
      return DimseStatus.SUCCESS;
    }
    if (quirks.contains(Quirk.CONNECTS_NOWHERE)) {
      return DimseStatus.UNABLE_TO_PERFORM_SUB_OPERATIONS;
    }
    Deadline soon = Deadline.in(Duration.ofSeconds(10));
    Peer peer = new Peer(destination, new AeTitle("FAKE"), soon);
    WantedContext context = new WantedContext(SOP_CLASS, List.of(object(1).transferSyntax().uid()));
    try (DimseScu scu = peer.open(List.of(context), List.of())) {
      log.expect(1);
      log.stored(instance(1), scu.store(object(1), soon));
      scu.release(soon);
    }
    return log.status();
  }

  private static Uid instance(int number) {
    return new Uid("2.25.7.3." + number);
  }

  private static OutgoingObject object(int number) {
    TransferSyntax syntax = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      new DatasetWriter(syntax, BulkSource.NONE).write(dataset(number), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return OutgoingObject.of(
        SOP_CLASS, instance(number), syntax, out -> out.write(bytes.toByteArray()));
  }

  private static Dataset dataset(int number) {
    return Dataset.builder()
        .text(Tags.SpecificCharacterSet, Vr.CS, "ISO_IR 192")
        .text(Tags.SOPClassUID, Vr.UI, SOP_CLASS.value())
        .text(Tags.SOPInstanceUID, Vr.UI, instance(number).value())
        .text(Tags.StudyDate, Vr.DA, "20200229")
        .text(Tags.StudyTime, Vr.TM, "101500")
        .text(Tags.AccessionNumber, Vr.SH, "A" + number)
        .text(Tags.Modality, Vr.CS, "OT")
        .text(Tags.ReferringPhysicianName, Vr.PN, "Hidden^Referrer")
        .text(Tags.PatientName, Vr.PN, PATIENT)
        .text(Tags.PatientID, Vr.LO, "4711")
        .text(Tags.PatientBirthDate, Vr.DA, "19700101")
        .text(Tags.PatientSex, Vr.CS, "O")
        .text(Tags.StudyInstanceUID, Vr.UI, "2.25.7.1." + number)
        .text(Tags.SeriesInstanceUID, Vr.UI, "2.25.7.2." + number)
        .text(Tags.StudyID, Vr.SH, "1")
        .text(Tags.SeriesNumber, Vr.IS, "1")
        .text(Tags.InstanceNumber, Vr.IS, "1")
        .build();
  }

  @Override
  public void close() {
    listener.close();
  }
}
