package org.pontis.gateway.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.encoding.Part10Object;
import org.pontis.dicom.encoding.Part10Reader;
import org.pontis.dicom.encoding.ReadLimits;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.gateway.settings.PeerConfig;
import org.pontis.testkit.ContractStudies;
import org.pontis.testkit.InMemorySource;

/** The edge as DCMTK's tools see it. */
class DcmtkToolsTest {
  private static final String THORAX = "StudyInstanceUID=" + ContractStudies.THORAX.value();

  @TempDir private Path folder = Path.of("");

  /** Where tools write what they are not told to write elsewhere. */
  @TempDir private Path work = Path.of("");

  private static ImagingSource source() {
    return InMemorySource.of(RunningFace.NORTH, ContractStudies.part10Objects());
  }

  private static void require(String tool) {
    boolean installed =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
            .anyMatch(path -> Files.isExecutable(Path.of(path, tool)));
    if (!installed) {
      System.err.println("SKIPPED: DCMTK's " + tool + " is not installed");
    }
    Assumptions.assumeTrue(installed, tool + " is not installed");
  }

  private String run(RunningFace face, String tool, String... arguments)
      throws IOException, InterruptedException {
    require(tool);
    List<String> command = new ArrayList<>(List.of(tool, "-v", "-aet", "WORKSTATION"));
    command.addAll(List.of("-aec", "PONTIS", "127.0.0.1", Integer.toString(face.port())));
    command.addAll(List.of(arguments));
    Path log = Files.createTempFile(folder, tool, ".log");
    Process process =
        new ProcessBuilder(command)
            .directory(work.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean ended = process.waitFor(60, TimeUnit.SECONDS);
    process.destroyForcibly();
    String said = Files.readString(log);
    assertThat(ended && process.exitValue() == 0).as(said).isTrue();
    return said;
  }

  private static String sha256(byte[] file, int from) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(file, from, file.length - from);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** Digests of data sets by instance, without file meta information. */
  private static Map<String, String> dataSets(Stream<byte[]> files) {
    Map<String, String> dataSets = new TreeMap<>();
    files.forEach(file -> {
      try {
        Part10Object object =
            new Part10Reader(ReadLimits.DEFAULT).read(new ByteArrayInputStream(file));
        dataSets.put(
            object.dataset().string(Tags.SOPInstanceUID).orElseThrow(),
            sha256(file, Math.toIntExact(object.dataSetOffset())));
      } catch (IOException impossible) {
        throw new AssertionError(impossible);
      }
    });
    return dataSets;
  }

  private static Map<String, String> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return dataSets(files.map(DcmtkToolsTest::bytes));
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static Map<String, String> thorax() {
    Map<String, String> all = dataSets(ContractStudies.part10Objects().stream());
    all.keySet().removeIf(uid -> !uid.startsWith(ContractStudies.THORAX.value() + "."));
    return all;
  }

  @Test
  void echoscu_isAnswered() throws Exception {
    try (RunningFace face = RunningFace.over(source())) {
      assertThat(run(face, "echoscu")).contains("Received Echo Response (Success)");
    }
  }

  @Test
  void findscu_isAnsweredWithMatches() throws Exception {
    try (RunningFace face = RunningFace.over(source())) {
      String said =
          run(face, "findscu", "-S", "-k", "QueryRetrieveLevel=STUDY", "-k", "PatientName=Wang*");

      assertThat(said)
          .contains("Find Response: 2 (Pending)")
          .contains("Final Find Response (Success)");
    }
  }

  @Test
  void getscu_getsDataSetsByteForByte() throws Exception {
    Path got = Files.createDirectory(folder.resolve("got"));
    try (RunningFace face = RunningFace.over(source())) {
      run(
          face,
          "getscu",
          "-S",
          "+B",
          "-od",
          got.toString(),
          "-k",
          "QueryRetrieveLevel=STUDY",
          "-k",
          THORAX);

      assertThat(filesIn(got)).isEqualTo(thorax());
    }
  }

  @Test
  void movescu_getsDataSetsByteForByte() throws Exception {
    int port = freePort();
    List<PeerConfig> itself = List.of(PeerConfig.of(new AeTitle("WORKSTATION"), "127.0.0.1", port));
    try (RunningFace face = RunningFace.over(source(), itself)) {
      String said =
          run(
              face,
              "movescu",
              "-S",
              "+B",
              "-aem",
              "WORKSTATION",
              "+P",
              Integer.toString(port),
              "-k",
              "QueryRetrieveLevel=STUDY",
              "-k",
              THORAX);

      assertThat(said).contains("Received Final Move Response (Success)");
      assertThat(filesIn(work)).isEqualTo(thorax());
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Test
  void storescu_storesWhatGetscuGetsBack() throws Exception {
    Path got = Files.createDirectory(folder.resolve("back"));
    List<String> files = new ArrayList<>();
    for (byte[] object : ContractStudies.part10Objects()) {
      Path file = Files.createTempFile(folder, "send", ".dcm");
      Files.write(file, object);
      if (thorax().keySet().containsAll(dataSets(Stream.of(object)).keySet())) {
        files.add(file.toString());
      }
    }
    ImagingSource empty = InMemorySource.of(RunningFace.NORTH, List.of());
    try (RunningFace face = RunningFace.over(empty)) {
      run(face, "storescu", files.toArray(String[]::new));
      run(
          face,
          "getscu",
          "-S",
          "+B",
          "-od",
          got.toString(),
          "-k",
          "QueryRetrieveLevel=STUDY",
          "-k",
          THORAX);

      assertThat(filesIn(got)).isEqualTo(thorax());
    }
  }
}
