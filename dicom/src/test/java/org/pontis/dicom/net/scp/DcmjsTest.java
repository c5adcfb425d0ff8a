package org.pontis.dicom.net.scp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.Uids;
import org.pontis.dicom.net.dimse.AvailabilityNotice;
import org.pontis.dicom.net.dimse.AvailabilityNotice.Availability;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.SopReference;
import org.pontis.dicom.net.scu.DimseScu;
import org.pontis.dicom.net.ul.Dcmtk;

/** Instance availability notification with the npm package dcmjs-dimse, in both directions. */
class DcmjsTest {
  private static final SopReference INSTANCE =
      new SopReference(Samples.SOP_CLASS, Samples.instance(1));

  @TempDir private Path folder;

  @BeforeEach
  void needDcmjs() {
    Dcmtk.require("node");
    boolean installed = Files.isDirectory(clients().resolve("node_modules/dcmjs-dimse"));
    if (!installed) {
      System.err.println("SKIPPED: dcmjs-dimse is not installed (npm ci in conformance/clients)");
    }
    Assumptions.assumeTrue(installed, "dcmjs-dimse is not installed");
  }

  private static Path clients() {
    return Path.of("..", "conformance", "clients").toAbsolutePath().normalize();
  }

  private static String script() {
    return clients().resolveSibling("bin/peers/dcmjs").toString();
  }

  @Test
  void notification_ofTheirsIsTaken() throws IOException, InterruptedException {
    BlockingQueue<Dataset> notices = new LinkedBlockingQueue<>();
    ScpServices services =
        ScpServices.builder()
            .availability((notice, _) ->
                notices.add(notice) ? DimseStatus.SUCCESS : DimseStatus.PROCESSING_FAILURE)
            .build();
    try (var listener = Peers.listen(services)) {
      String output =
          Dcmtk.run(
              folder,
              "node",
              clients().resolve("dimse-client.mjs").toString(),
              "DCMJS",
              "PONTIS",
              "" + listener.port(),
              "notify",
              "2.25.8",
              Samples.STUDY.value(),
              Samples.SERIES.value(),
              INSTANCE.sopClass() + "=" + INSTANCE.sopInstance(),
              "ONLINE",
              "DCMJS");

      assertThat(output).contains("\"statuses\":[0]");
    }
    Dataset item =
        notices
            .take()
            .items(Tags.ReferencedSeriesSequence)
            .getFirst()
            .items(Tags.ReferencedSOPSequence)
            .getFirst();
    assertThat(item.uid(Tags.ReferencedSOPInstanceUID)).contains(INSTANCE.sopInstance());
    assertThat(item.string(Tags.RetrieveAETitle)).contains("DCMJS");
  }

  @Test
  void notification_ofOursIsTaken() throws IOException, InterruptedException {
    String run = folder.resolve("run").toString();
    String files = Files.createDirectory(folder.resolve("files")).toString();
    String port = Integer.toString(freePort());
    assertThat(Dcmtk.run(folder, "bash", script(), "start", run, port, "DCMJS", files))
        .contains("ready");
    try (DimseScu scu =
        Peers.connect(Integer.parseInt(port), "DCMJS", Uids.InstanceAvailabilityNotification)) {
      AvailabilityNotice notice =
          new AvailabilityNotice(
              Samples.STUDY,
              List.of(
                  new AvailabilityNotice.Entry(
                      Samples.SERIES, INSTANCE, Availability.NEARLINE, new AeTitle("PONTIS"))));

      DimseStatus status = scu.notifyAvailability(new Uid("2.25.9"), notice, Peers.soon());

      assertThat(status).isEqualTo(DimseStatus.SUCCESS);
      assertThat(Files.readString(folder.resolve("run/received.notices")))
          .contains(INSTANCE.sopInstance().value(), "NEARLINE", "PONTIS");
    } finally {
      Dcmtk.run(folder, "bash", script(), "stop", run);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
