package org.pontis.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.conformance.harness.DcmjsPeer;
import org.pontis.conformance.harness.Dcmtk;
import org.pontis.conformance.harness.DcmtkPeer;
import org.pontis.conformance.harness.DimseSections;
import org.pontis.conformance.harness.Entity;
import org.pontis.conformance.harness.GatewayUnderTest;
import org.pontis.conformance.harness.GatewayUnderTest.Start;
import org.pontis.conformance.harness.GeneratedSites;
import org.pontis.conformance.harness.Part10;
import org.pontis.conformance.harness.Programs.Outcome;
import org.pontis.conformance.harness.Site;

/** C-MOVE and C-GET of clients we did not write, over generated studies. */
class DimseRetrieveIT {
  private static final Class<?> TEST = DimseRetrieveIT.class;

  @TempDir private static Path folder;

  private static GeneratedSites data;
  private static Map<String, Part10> files;
  private static Entity entity;
  private static DcmtkPeer destination;
  private static GatewayUnderTest gateway;

  @BeforeAll
  static void start() {
    data = GeneratedSites.make(TEST);
    files = new TreeMap<>();
    for (Site site : data.sites()) {
      files.putAll(Part10.below(site.path()));
    }
    entity = Entity.onFreePort("PONTIS");
    destination = DcmtkPeer.store(TEST, Entity.onFreePort("DEST"));
    Entity nobody = Entity.onFreePort("NOBODY");
    String peers =
        DimseSections.peers(
            destination.entity(),
            nobody,
            new Entity("MOVESCU", 11_119),
            new Entity("DCMJS", 11_119));
    gateway =
        GatewayUnderTest.start(
            Start.over(data.sites()).withSections(DimseSections.listener(entity, "") + peers));
  }

  @AfterAll
  static void stop() {
    if (gateway != null) {
      gateway.close();
    }
    if (destination != null) {
      destination.close();
    }
  }

  @Test
  void move_sendsEveryInstanceOfAStudyAndCountsThem() {
    JsonNode study = data.studies().get(3);
    destination.clear();

    Outcome moved = move("DEST", "StudyInstanceUID=" + uid(study));

    assertThat(moved.exit()).as(moved.err()).isZero();
    assertThat(Dcmtk.status(moved)).isEqualTo("0x0000");
    assertThat(Dcmtk.counts(moved)).containsEntry("Completed", 4).containsEntry("Failed", 0);
    assertThat(Part10.digests(destination.received())).isEqualTo(stored(study));
  }

  @Test
  void move_ofSeveralStudies_sendsAllOfThem() {
    List<JsonNode> studies = data.studies().subList(10, 20);
    String uids = studies.stream().map(DimseRetrieveIT::uid).collect(Collectors.joining("\\"));
    destination.clear();

    Outcome moved = move("DEST", "StudyInstanceUID=" + uids);

    Map<String, String> expected = new TreeMap<>();
    studies.forEach(study -> expected.putAll(stored(study)));
    assertThat(Dcmtk.status(moved)).isEqualTo("0x0000");
    assertThat(Part10.digests(destination.received())).isEqualTo(expected);
  }

  @Test
  void move_ofASeriesAndOfAnInstance_sendsNoMore() {
    JsonNode study = data.studies().get(5);
    String series = study.at("/series/1/uid").asText();
    List<String> instances =
        Dcmtk.values(
            dcmtk()
                .find(
                    "QueryRetrieveLevel=IMAGE",
                    "StudyInstanceUID=" + uid(study),
                    "SeriesInstanceUID=" + series,
                    "SOPInstanceUID"),
            "0008,0018");
    destination.clear();

    Outcome ofSeries =
        dcmtk()
            .move(
                "DEST",
                "QueryRetrieveLevel=SERIES",
                "StudyInstanceUID=" + uid(study),
                "SeriesInstanceUID=" + series);
    Set<String> sentOfSeries = destination.received().keySet();
    destination.clear();
    Outcome ofInstance =
        dcmtk()
            .move(
                "DEST",
                "QueryRetrieveLevel=IMAGE",
                "StudyInstanceUID=" + uid(study),
                "SeriesInstanceUID=" + series,
                "SOPInstanceUID=" + instances.getFirst());

    assertThat(Dcmtk.status(ofSeries)).isEqualTo("0x0000");
    assertThat(sentOfSeries).isEqualTo(new TreeSet<>(instances)).hasSize(2);
    assertThat(Dcmtk.status(ofInstance)).isEqualTo("0x0000");
    assertThat(destination.received()).containsOnlyKeys(instances.getFirst());
  }

  @Test
  void move_toADestinationNobodyNamed_isA801() {
    Outcome moved = move("ELSEWHERE", "StudyInstanceUID=" + uid(data.studies().get(3)));

    assertThat(Dcmtk.status(moved)).isEqualTo("0xa801");
    assertThat(gateway.log()).contains("MOVE ends with A801H: ELSEWHERE is not among the peers");
  }

  @Test
  void listener_saysInTheLogWhatCameInsteadOfDicom() throws IOException {
    byte[] request = "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), entity.port())) {
      socket.getOutputStream().write(request);
      socket.shutdownOutput();
      assertThat(socket.getInputStream().readAllBytes()).isNotEmpty();
    }

    await("the log").until(() -> gateway.log().contains("came to nothing"));
    assertThat(gateway.log()).contains("a PDU of the unknown type 71");
  }

  @Test
  void move_toADestinationThatIsDown_saysThatEveryInstanceFailed() {
    Outcome moved = move("NOBODY", "StudyInstanceUID=" + uid(data.studies().get(3)));

    assertThat(Dcmtk.status(moved)).isIn("0xa702", "0xb000");
    assertThat(Dcmtk.counts(moved)).containsEntry("Failed", 4).containsEntry("Completed", 0);
  }

  @Test
  void move_ofAStudyNobodyHas_sendsNothing() {
    destination.clear();

    Outcome moved = move("DEST", "StudyInstanceUID=2.25.404");

    assertThat(Dcmtk.status(moved)).isEqualTo("0x0000");
    assertThat(destination.received()).isEmpty();
  }

  @Test
  void move_thatIsCancelled_endsAndTheNextOneIsWhole() {
    String everything =
        data.studies().stream().map(DimseRetrieveIT::uid).collect(Collectors.joining("\\"));

    Outcome moved =
        dcmtk()
            .run(
                "movescu",
                List.of(
                    "-d",
                    "-S",
                    "-aem",
                    "DEST",
                    "--cancel",
                    "2",
                    "-k",
                    "QueryRetrieveLevel=STUDY",
                    "-k",
                    "StudyInstanceUID=" + everything),
                List.of());
    assertThat(Dcmtk.status(moved)).as(moved.err()).isIn("0xfe00", "0x0000");

    destination.clear();
    JsonNode study = data.studies().get(3);
    assertThat(Dcmtk.status(move("DEST", "StudyInstanceUID=" + uid(study)))).isEqualTo("0x0000");
    assertThat(Part10.digests(destination.received())).isEqualTo(stored(study));
  }

  @Test
  void get_givesTheSameBytes() {
    JsonNode study = data.studies().get(9);
    Path into = folder.resolve("got");
    assertThat(into.toFile().mkdir()).isTrue();

    Outcome got =
        dcmtk().get(into, List.of(), "QueryRetrieveLevel=STUDY", "StudyInstanceUID=" + uid(study));

    assertThat(got.exit()).as(got.err()).isZero();
    assertThat(Dcmtk.counts(got)).containsEntry("Completed", 4).containsEntry("Failed", 0);
    assertThat(Part10.digests(Part10.below(into))).isEqualTo(stored(study));
  }

  @Test
  void get_underTheTitleOfAnotherSite_findsNothing() {
    JsonNode study = data.studies().getLast();
    Path into = folder.resolve("elsewhere");
    assertThat(into.toFile().mkdir()).isTrue();

    dcmtk()
        .calling("PONTIS-NORTH")
        .get(into, List.of(), "QueryRetrieveLevel=STUDY", "StudyInstanceUID=" + uid(study));

    assertThat(Part10.below(into)).isEmpty();
  }

  @Test
  void otherClient_getsAndMovesAStudy() {
    JsonNode study = data.studies().get(11);
    destination.clear();

    JsonNode got = DcmjsPeer.call(TEST, "DCMJS", entity, "get", uid(study));
    JsonNode moved = DcmjsPeer.call(TEST, "DCMJS", entity, "move", "DEST", uid(study));

    assertThat(got.at("/statuses/0").asInt(-1)).isZero();
    assertThat(got.at("/counts/completed").asInt()).isEqualTo(4);
    Set<String> uids = new TreeSet<>();
    got.get("received").fieldNames().forEachRemaining(uids::add);
    assertThat(uids).isEqualTo(stored(study).keySet());
    assertThat(moved.at("/statuses/0").asInt(-1)).isZero();
    assertThat(Part10.digests(destination.received())).isEqualTo(stored(study));
  }

  private static Map<String, String> stored(JsonNode study) {
    Outcome found =
        dcmtk()
            .find(
                "QueryRetrieveLevel=SERIES", "StudyInstanceUID=" + uid(study), "SeriesInstanceUID");
    Map<String, String> digests = new TreeMap<>();
    for (String series : Dcmtk.values(found, "0020,000e")) {
      Outcome instances =
          dcmtk()
              .find(
                  "QueryRetrieveLevel=IMAGE",
                  "StudyInstanceUID=" + uid(study),
                  "SeriesInstanceUID=" + series,
                  "SOPInstanceUID");
      Dcmtk.values(instances, "0008,0018")
          .forEach(instance -> digests.put(instance, files.get(instance).sha256()));
    }
    return digests;
  }

  private static Outcome move(String to, String studies) {
    return dcmtk().move(to, "QueryRetrieveLevel=STUDY", studies);
  }

  private static String uid(JsonNode study) {
    return study.get("studyUid").asText();
  }

  private static Dcmtk dcmtk() {
    return new Dcmtk(TEST, "MOVESCU", entity);
  }
}
