package org.pontis.dicom.net.scp;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.dicom.SharedData;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.data.CharacterSets;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.Uids;
import org.pontis.dicom.encoding.DatasetReader;
import org.pontis.dicom.encoding.Part10Object;
import org.pontis.dicom.encoding.Part10Reader;
import org.pontis.dicom.encoding.ReadLimits;
import org.pontis.dicom.net.dimse.CommitmentRequest;
import org.pontis.dicom.net.dimse.CommitmentResult;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.FindIdentifier;
import org.pontis.dicom.net.dimse.InformationModel;
import org.pontis.dicom.net.dimse.OutgoingObject;
import org.pontis.dicom.net.dimse.QueryDialect;
import org.pontis.dicom.net.dimse.RetrieveIdentifier;
import org.pontis.dicom.net.dimse.SopReference;
import org.pontis.dicom.net.pdu.Role;
import org.pontis.dicom.net.pdu.UserInformation;
import org.pontis.dicom.net.scu.DimseScu;
import org.pontis.dicom.net.scu.FindEnd;
import org.pontis.dicom.net.scu.RetrieveEnd;
import org.pontis.dicom.net.scu.RetrieveQuestion;
import org.pontis.dicom.net.scu.RetrievedSink;
import org.pontis.dicom.net.ul.Association;
import org.pontis.dicom.net.ul.AssociationListener;
import org.pontis.dicom.net.ul.AssociationRequest;
import org.pontis.dicom.net.ul.AssociationSettings;
import org.pontis.dicom.net.ul.ContextPlan;
import org.pontis.dicom.net.ul.Dcmtk;
import org.pontis.dicom.net.ul.RemoteEntity;
import org.pontis.dicom.net.ul.WantedContext;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.Key;
import org.pontis.dicom.query.Matching;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.source.InstanceRef;

/** Every service against Orthanc, with real objects of several transfer syntaxes. */
class OrthancTest {
  private static final InformationModel STUDY_ROOT = InformationModel.STUDY_ROOT;
  private static final int OBJECTS = 12;

  /** A sample file: what is in it, and its data set as it travels. */
  private record Sample(Part10Object object, Slice dataSet) {
    static Sample read(Path file) throws IOException {
      Part10Object object = new Part10Reader(ReadLimits.DEFAULT).read(file);
      byte[] bytes = Files.readAllBytes(file);
      int from = (int) object.dataSetOffset();
      return new Sample(object, Slice.of(bytes, from, bytes.length - from));
    }

    boolean isComplete() {
      return dataSet.length() % 2 == 0
          && List.of(
                  Tags.SOPClassUID,
                  Tags.SOPInstanceUID,
                  Tags.StudyInstanceUID,
                  Tags.SeriesInstanceUID,
                  Tags.PatientID)
              .stream()
              .allMatch(tag -> object.dataset().string(tag).isPresent());
    }

    Uid sopClass() {
      return object.dataset().uid(Tags.SOPClassUID).orElseThrow();
    }

    Uid instance() {
      return object.dataset().uid(Tags.SOPInstanceUID).orElseThrow();
    }

    Uid study() {
      return object.dataset().uid(Tags.StudyInstanceUID).orElseThrow();
    }

    /** Whether it is the same object; peers may write lengths of sequences in another way. */
    void assertArrived(byte @Nullable [] bytes) throws IOException {
      Slice arrived = Slice.of(Objects.requireNonNull(bytes, "nothing arrived"));
      assertThat(header(arrived)).isEqualTo(header(dataSet));
      assertThat(pixelData(arrived)).isEqualTo(pixelData(dataSet));
    }

    private Dataset header(Slice bytes) throws IOException {
      return new DatasetReader(ReadLimits.DEFAULT.withBulkThreshold(4 << 20))
          .read(new ByteArrayInputStream(bytes.toByteArray()), object.transferSyntax())
          .select(tag -> !tag.equals(Tags.PixelData));
    }

    /** Everything from the element on. */
    private static String pixelData(Slice bytes) {
      String text = new String(bytes.toByteArray(), StandardCharsets.ISO_8859_1);
      return text.substring(Math.max(0, text.lastIndexOf("\u00e0\u007f\u0010\u0000")));
    }

    OutgoingObject outgoing() {
      return OutgoingObject.of(sopClass(), instance(), object.transferSyntax(), dataSet::writeTo);
    }
  }

  @TempDir private Path folder;

  private final Map<Uid, byte[]> moved = new ConcurrentHashMap<>();
  private final BlockingQueue<CommitmentResult> results = new LinkedBlockingQueue<>();
  private final AssociationListener listener =
      Peers.listen(
          ScpServices.builder()
              .echo(EchoScp.ALWAYS)
              .store((object, _) -> {
                moved.put(object.command().sopInstance(), object.dataSet().readAllBytes());
                return DimseStatus.SUCCESS;
              })
              .storageClasses(_ -> true, SyntaxChoice.ANY)
              .commitmentResults((result, _) -> {
                results.add(result);
                return DimseStatus.SUCCESS;
              })
              .build());
  private List<Sample> samples = List.of();
  private int port;

  private static Path script() {
    return SharedData.folder("valid").resolve("../../../peers/orthanc").normalize();
  }

  @BeforeEach
  void start() throws IOException, InterruptedException {
    boolean there =
        Files.isExecutable(script()) && Files.isExecutable(Path.of("/usr/sbin/Orthanc"));
    if (!there) {
      System.err.println("SKIPPED: Orthanc is not installed");
    }
    Assumptions.assumeTrue(there, "Orthanc is not installed");
    port = freePort();
    String started =
        Dcmtk.run(
            folder,
            "bash",
            script().toString(),
            "start",
            folder.resolve("orthanc").toString(),
            "" + freePort(),
            "" + port,
            "ORTHANC",
            "--peer",
            "PONTIS=" + listener.port());
    assertThat(started).contains("ready");
    List<Sample> complete = new ArrayList<>();
    for (Path file : SharedData.files("valid")) {
      if (complete.size() < OBJECTS && Files.size(file) < 2 << 20) {
        Sample sample = Sample.read(file);
        if (sample.isComplete()) {
          complete.add(sample);
        }
      }
    }
    samples = complete;
  }

  @AfterEach
  void stop() throws IOException, InterruptedException {
    listener.close();
    if (port != 0) {
      Dcmtk.run(folder, "bash", script().toString(), "stop", folder.resolve("orthanc").toString());
    }
  }

  @Test
  void orthanc_isFilledAskedAndEmptied() throws IOException, InterruptedException {
    try (DimseScu scu = connect()) {
      assertThat(scu.echo(Peers.soon())).isEqualTo(DimseStatus.SUCCESS);
      for (Sample sample : samples) {
        assertThat(scu.store(sample.outgoing(), Peers.soon()).code()).isZero();
      }
      for (Sample sample : samples) {
        assertFound(scu, sample);
        assertMoved(scu, sample);
      }
      assertCommitted(scu);
      scu.release(Peers.soon());
    }
    try (DimseScu getting = connectToGet()) {
      for (Sample sample : samples) {
        assertGot(getting, sample);
      }
    }
  }

  private static void assertFound(DimseScu scu, Sample sample) {
    ImagingQuery query =
        ImagingQuery.all(QueryLevel.STUDY)
            .with(
                new Key(
                    ElementPath.of(Tags.StudyInstanceUID),
                    new Matching.UidList(List.of(sample.study()))));
    Dataset identifier =
        FindIdentifier.write(query, STUDY_ROOT, QueryDialect.baseline(CharacterSets.UTF_8))
            .identifier();
    List<Dataset> matches = new ArrayList<>();

    FindEnd end = scu.find(STUDY_ROOT.find(), identifier, Peers.soon(), matches::add);

    assertThat(end.status()).isEqualTo(DimseStatus.SUCCESS);
    assertThat(matches).hasSize(1);
    assertThat(matches.getFirst().string(Tags.PatientID))
        .isEqualTo(sample.object().dataset().string(Tags.PatientID));
  }

  private void assertMoved(DimseScu scu, Sample sample) throws IOException {
    RetrieveEnd end =
        scu.move(
            RetrieveQuestion.move(
                STUDY_ROOT, RetrieveIdentifier.of(InstanceRef.study(sample.study()))),
            Peers.US,
            Peers.soon(),
            _ -> true);

    assertThat(end.status()).isEqualTo(DimseStatus.SUCCESS);
    sample.assertArrived(moved.get(sample.instance()));
  }

  private static void assertGot(DimseScu scu, Sample sample) throws IOException {
    Map<Uid, byte[]> got = new TreeMap<>();

    RetrieveEnd end =
        scu.get(
            RetrieveQuestion.get(
                STUDY_ROOT, RetrieveIdentifier.of(InstanceRef.study(sample.study()))),
            Peers.soon(),
            object -> {
              got.put(object.command().sopInstance(), object.dataSet().readAllBytes());
              return new RetrievedSink.Taken(DimseStatus.SUCCESS, RetrievedSink.Then.CONTINUE);
            });

    assertThat(end.status()).isEqualTo(DimseStatus.SUCCESS);
    sample.assertArrived(got.get(sample.instance()));
  }

  private void assertCommitted(DimseScu scu) throws InterruptedException {
    SopReference kept =
        new SopReference(samples.getFirst().sopClass(), samples.getFirst().instance());
    SopReference unknown = new SopReference(Uids.CTImageStorage, new Uid("2.25.99999"));
    Uid transaction = new Uid("2.25.77");

    DimseStatus status =
        scu.requestCommitment(
            new CommitmentRequest(transaction, List.of(kept, unknown)), Peers.soon());

    assertThat(status).isEqualTo(DimseStatus.SUCCESS);
    CommitmentResult result = results.poll(15, SECONDS);
    assertThat(result).isNotNull();
    assertThat(result.transaction()).isEqualTo(transaction);
    assertThat(result.committed()).containsExactly(kept);
    assertThat(result.failed()).containsExactly(new CommitmentResult.Failure(unknown, 0x0112));
  }

  private DimseScu connect() {
    List<WantedContext> wanted =
        new ArrayList<>(
            List.of(
                new WantedContext(Uids.Verification, Peers.UNCOMPRESSED),
                new WantedContext(Uids.StorageCommitmentPushModel, Peers.UNCOMPRESSED),
                new WantedContext(STUDY_ROOT.find(), Peers.UNCOMPRESSED),
                new WantedContext(STUDY_ROOT.move(), Peers.UNCOMPRESSED)));
    storage().forEach(wanted::add);
    return open(new AssociationRequest(Peers.US, ContextPlan.split(wanted).getFirst(), List.of()));
  }

  private DimseScu connectToGet() {
    List<WantedContext> wanted =
        new ArrayList<>(List.of(new WantedContext(STUDY_ROOT.get(), Peers.UNCOMPRESSED)));
    storage().forEach(wanted::add);
    List<UserInformation> roles =
        samples.stream()
            .map(Sample::sopClass)
            .distinct()
            .<UserInformation>map(
                sopClass -> new UserInformation.RoleSelection(sopClass, Set.of(Role.SCP)))
            .toList();
    return open(new AssociationRequest(Peers.US, ContextPlan.split(wanted).getFirst(), roles));
  }

  private List<WantedContext> storage() {
    return samples.stream()
        .map(sample ->
            new WantedContext(sample.sopClass(), List.of(sample.object().transferSyntax().uid())))
        .distinct()
        .toList();
  }

  private DimseScu open(AssociationRequest request) {
    RemoteEntity remote = RemoteEntity.at("127.0.0.1", port, new AeTitle("ORTHANC"));
    return new DimseScu(
        Association.open(remote, request, AssociationSettings.DEFAULT), Duration.ofSeconds(15));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
