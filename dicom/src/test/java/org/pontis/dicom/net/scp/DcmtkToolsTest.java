package org.pontis.dicom.net.scp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.encoding.Part10Reader;
import org.pontis.dicom.encoding.ReadLimits;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.MoveOriginator;
import org.pontis.dicom.net.scu.DimseScu;
import org.pontis.dicom.net.ul.AssociationListener;
import org.pontis.dicom.net.ul.Dcmtk;

/** DCMTK's tools as users of our services. */
class DcmtkToolsTest {
  private static final int INSTANCES = 5;

  @TempDir private Path folder;

  private final Archive archive = new Archive(INSTANCES);
  private final Archive destination = new Archive(0);
  private final AssociationListener listener = Peers.listen(archive.services(this::move));
  private final AssociationListener target =
      Peers.listen(destination.services((_, _, log) -> log.status()));
  private final List<AeTitle> originators = new ArrayList<>();

  @BeforeEach
  void needDcmtk() {
    Dcmtk.require("findscu");
  }

  @AfterEach
  void close() {
    listener.close();
    target.close();
  }

  private DimseStatus move(RetrieveRequest request, AeTitle to, SubOperationLog log) {
    MoveOriginator originator = new MoveOriginator(request.caller().calling(), request.messageId());
    originators.add(originator.title());
    List<Integer> numbers = archive.numbers(request);
    log.expect(numbers.size());
    try (DimseScu scu = Peers.connect(target.port(), to.value(), Samples.SOP_CLASS)) {
      for (int number : numbers) {
        DimseStatus status = scu.store(Samples.object(number).by(originator), Peers.soon());
        log.stored(Samples.instance(number), status);
      }
      scu.release(Peers.soon());
    }
    return log.status();
  }

  private String run(String tool, String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of(tool, "-v", "-aec", "ARCHIVE", "127.0.0.1", "" + listener.port()));
    command.addAll(List.of(arguments));
    return Dcmtk.run(folder, command.toArray(String[]::new));
  }

  @Test
  void echoscu_isAnswered() throws IOException, InterruptedException {
    String output = run("echoscu", "--repeat", "5");

    assertThat(output).contains("Received Echo Response (Success)").doesNotContain("E:");
  }

  @Test
  void storescu_storesByteForByte() throws IOException, InterruptedException {
    Path files = Files.createDirectory(folder.resolve("files"));
    Samples.files(files, 3);

    String output = run("storescu", "+sd", files.toString());

    assertThat(output).doesNotContain("E:");
    assertThat(archive.stored).hasSize(3);
    assertThat(archive.stored.get(Samples.instance(2).value())).isEqualTo(Samples.encoded(2));
  }

  @Test
  void findscu_getsTheMatchesOfItsKeys() throws IOException, InterruptedException {
    Path answers = Files.createDirectory(folder.resolve("answers"));

    run(
        "findscu",
        "-S",
        "-X",
        "-od",
        answers.toString(),
        "-k",
        "QueryRetrieveLevel=IMAGE",
        "-k",
        "StudyInstanceUID=" + Samples.STUDY,
        "-k",
        "SOPInstanceUID",
        "-k",
        "PatientName=M*",
        "-k",
        "InstanceNumber=4");

    try (var files = Files.list(answers)) {
      List<Path> found = files.toList();
      assertThat(found).hasSize(1);
      Dataset match = new Part10Reader(ReadLimits.DEFAULT).read(found.getFirst()).dataset();
      assertThat(match.uid(Tags.SOPInstanceUID)).contains(Samples.instance(4));
      assertThat(match.string(Tags.PatientName)).contains("Müller^Jörg");
    }
  }

  @Test
  void findscu_asksTheWorklist() throws IOException, InterruptedException {
    String output =
        run(
            "findscu",
            "-W",
            "-k",
            "PatientName",
            "-k",
            "ScheduledProcedureStepSequence[0].Modality=OT");

    assertThat(output)
        .contains("Find Response: 1 (Pending: Warning")
        .contains("Received Final Find Response (Success)");
  }

  @Test
  void findscu_cancelsAndIsHeeded() throws IOException, InterruptedException {
    String output =
        run(
            "findscu",
            "-S",
            "--cancel",
            "1",
            "-k",
            "QueryRetrieveLevel=IMAGE",
            "-k",
            "SOPInstanceUID");

    assertThat(output).contains("Received Final Find Response").doesNotContain("E:");
  }

  @Test
  void movescu_causesStorageAtItsDestination() throws IOException, InterruptedException {
    String output =
        run(
            "movescu",
            "-S",
            "-aem",
            "DEST",
            "-k",
            "QueryRetrieveLevel=STUDY",
            "-k",
            "StudyInstanceUID=" + Samples.STUDY);

    assertThat(output).contains("Received Final Move Response (Success)");
    assertThat(destination.stored).hasSize(INSTANCES);
    assertThat(destination.stored.get(Samples.instance(3).value())).isEqualTo(Samples.encoded(3));
    assertThat(destination.requests.take().command().originator())
        .hasValueSatisfying(by -> assertThat(by.title()).isEqualTo(originators.getFirst()));
  }

  @Test
  void getscu_getsByteForByte() throws IOException, InterruptedException {
    Path got = Files.createDirectory(folder.resolve("got"));

    String output =
        run(
            "getscu",
            "-S",
            "+B",
            "-od",
            got.toString(),
            "-k",
            "QueryRetrieveLevel=STUDY",
            "-k",
            "StudyInstanceUID=" + Samples.STUDY);

    assertThat(output).doesNotContain("E:");
    try (var files = Files.list(got)) {
      List<Path> received = files.sorted().toList();
      assertThat(received).hasSize(INSTANCES);
      byte[] first = Files.readAllBytes(received.getFirst());
      byte[] dataSet = Samples.encoded(1);
      assertThat(first).endsWith(dataSet);
    }
  }
}
