package org.pontis.dicom.net.scp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.data.CharacterSets;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.FindIdentifier;
import org.pontis.dicom.net.dimse.InformationModel;
import org.pontis.dicom.net.dimse.QueryDialect;
import org.pontis.dicom.net.dimse.RetrieveIdentifier;
import org.pontis.dicom.net.scu.DimseScu;
import org.pontis.dicom.net.scu.FindEnd;
import org.pontis.dicom.net.scu.RetrieveEnd;
import org.pontis.dicom.net.scu.RetrieveQuestion;
import org.pontis.dicom.net.scu.RetrievedSink;
import org.pontis.dicom.net.ul.Dcmtk;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.Key;
import org.pontis.dicom.query.Matching;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.source.InstanceRef;

/** Our users of services against DCMTK's archive and storage server. */
class DcmtkServersTest {
  private static final InformationModel STUDY_ROOT = InformationModel.STUDY_ROOT;
  private static final int INSTANCES = 5;

  @TempDir private Path folder;

  @BeforeEach
  void needDcmtk() {
    Dcmtk.require("dcmqrscp");
  }

  @Test
  void store_isWrittenByStorescpAsItWasSent() throws IOException {
    int port = freePort();
    Path in = Files.createDirectory(folder.resolve("in"));
    try (var _ =
            Dcmtk.start(folder, "storescp", "--bit-preserving", "-od", in.toString(), "" + port);
        DimseScu scu = Peers.connect(port, "ANY", Samples.SOP_CLASS)) {
      DimseStatus status = scu.store(Samples.object(1), Peers.soon());
      scu.release(Peers.soon());

      assertThat(status).isEqualTo(DimseStatus.SUCCESS);
      try (var files = Files.list(in)) {
        byte[] written = Files.readAllBytes(files.findFirst().orElseThrow());
        assertThat(written).endsWith(Samples.encoded(1));
      }
    }
  }

  @Test
  void archive_isFilledAskedAndEmptied() throws IOException {
    int port = freePort();
    Archive destination = new Archive(0);
    try (var target = Peers.listen(destination.services((_, _, log) -> log.status()));
        var _ = Dcmtk.start(folder, "dcmqrscp", "-c", configuration(port, target.port()));
        DimseScu scu = connect(port)) {
      fill(scu);
      assertFound(scu);
      assertGot(scu);
      assertMoved(scu, destination);
      scu.release(Peers.soon());
    }
  }

  private static DimseScu connect(int port) {
    return Peers.connectToGet(
        port, "QRSCP", STUDY_ROOT.find(), STUDY_ROOT.get(), STUDY_ROOT.move(), Samples.SOP_CLASS);
  }

  private static void fill(DimseScu scu) {
    try (DimseScu storing =
        Peers.connect(scu.association().peer().getPort(), "QRSCP", Samples.SOP_CLASS)) {
      for (int i = 1; i <= INSTANCES; i++) {
        assertThat(storing.store(Samples.object(i), Peers.soon())).isEqualTo(DimseStatus.SUCCESS);
      }
      storing.release(Peers.soon());
    }
  }

  private static void assertFound(DimseScu scu) {
    ImagingQuery query =
        ImagingQuery.all(QueryLevel.STUDY)
            .with(new Key(ElementPath.of(Tags.PatientName), new Matching.WildCard("M*")));
    Dataset identifier =
        FindIdentifier.write(query, STUDY_ROOT, QueryDialect.baseline(CharacterSets.UTF_8))
            .identifier();
    List<Dataset> matches = new ArrayList<>();

    FindEnd end = scu.find(STUDY_ROOT.find(), identifier, Peers.soon(), matches::add);

    assertThat(end.status()).isEqualTo(DimseStatus.SUCCESS);
    assertThat(matches).hasSize(1);
    assertThat(matches.getFirst().uid(Tags.StudyInstanceUID)).contains(Samples.STUDY);
    assertThat(matches.getFirst().string(Tags.PatientName)).contains("Müller^Jörg");
  }

  private static void assertGot(DimseScu scu) {
    Map<Uid, byte[]> received = new TreeMap<>();
    RetrieveEnd end =
        scu.get(
            RetrieveQuestion.get(STUDY_ROOT, wholeStudy()),
            Peers.soon(),
            object -> {
              received.put(object.command().sopInstance(), object.dataSet().readAllBytes());
              return new RetrievedSink.Taken(DimseStatus.SUCCESS, RetrievedSink.Then.CONTINUE);
            });

    assertThat(end.status()).isEqualTo(DimseStatus.SUCCESS);
    assertThat(received).hasSize(INSTANCES);
    assertThat(received.get(Samples.instance(3))).isEqualTo(Samples.encoded(3));
  }

  private static void assertMoved(DimseScu scu, Archive destination) {
    RetrieveEnd unknown =
        scu.move(
            RetrieveQuestion.move(STUDY_ROOT, wholeStudy()),
            new AeTitle("NOWHERE"),
            Peers.soon(),
            _ -> true);
    RetrieveEnd end =
        scu.move(
            RetrieveQuestion.move(STUDY_ROOT, wholeStudy()),
            new AeTitle("DEST"),
            Peers.soon(),
            _ -> true);

    assertThat(unknown.status().code()).isEqualTo(0xA801);
    assertThat(end.status()).isEqualTo(DimseStatus.SUCCESS);
    assertThat(end.subOperations().completed()).hasValue(INSTANCES);
    assertThat(destination.stored).hasSize(INSTANCES);
    assertThat(destination.stored.get(Samples.instance(5).value())).isEqualTo(Samples.encoded(5));
  }

  private static RetrieveIdentifier wholeStudy() {
    return RetrieveIdentifier.of(InstanceRef.study(Samples.STUDY));
  }

  private String configuration(int port, int destination) throws IOException {
    Path database = Files.createDirectory(folder.resolve("db"));
    String text =
        """
        NetworkTCPPort  = %d
        MaxPDUSize      = 131072
        MaxAssociations = 8
        HostTable BEGIN
        dest = (DEST, 127.0.0.1, %d)
        HostTable END
        VendorTable BEGIN
        VendorTable END
        AETable BEGIN
        QRSCP %s RW (10, 64mb) ANY
        AETable END
        """
            .formatted(port, destination, database);
    return Files.writeString(folder.resolve("dcmqrscp.cfg"), text).toString();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
