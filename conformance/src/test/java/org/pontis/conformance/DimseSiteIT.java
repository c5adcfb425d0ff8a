package org.pontis.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.conformance.harness.Http.DICOM_JSON;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pontis.conformance.harness.Answer;
import org.pontis.conformance.harness.Checkout;
import org.pontis.conformance.harness.DimseSections;
import org.pontis.conformance.harness.Entity;
import org.pontis.conformance.harness.GatewayUnderTest;
import org.pontis.conformance.harness.GatewayUnderTest.Start;
import org.pontis.conformance.harness.Http;
import org.pontis.conformance.harness.Part;
import org.pontis.conformance.harness.Part10;
import org.pontis.conformance.harness.Site;
import org.pontis.conformance.harness.StudySearch;
import org.pontis.conformance.oracle.LoadedPacs;
import org.pontis.conformance.oracle.PydicomElements;
import org.pontis.conformance.oracle.Reading;

/**
 * The sample data by way of PACS we did not write: each is a DIMSE site twice, by C-GET and by
 * C-MOVE, and what it holds comes out of DICOMweb as it sends it to anybody.
 */
class DimseSiteIT {
  private static final String AS_STORED =
      "multipart/related; type=\"application/dicom\"; transfer-syntax=*";
  private static final String FRAMES_AS_STORED =
      "multipart/related; type=\"application/octet-stream\"; transfer-syntax=*";

  private static final List<String> MODES = List.of("get", "move");

  @TempDir private static Path folder;

  private static Map<String, Reading> readings;
  private static List<LoadedPacs> pacs = List.of();
  private static GatewayUnderTest gateway;

  /** A site of the gateway and the PACS behind it. */
  record Way(String site, LoadedPacs behind) {
    @Override
    public String toString() {
      return site;
    }
  }

  @BeforeAll
  static void start() throws IOException {
    Path samples = Checkout.shared(DimseSiteIT.class, "data/dicom/valid");
    readings = LoadedPacs.once(PydicomElements.of(DimseSiteIT.class, samples));
    Path flat = LoadedPacs.flat(folder.resolve("flat"), readings.values());
    Entity entity = Entity.onFreePort("PONTIS");
    pacs =
        List.of(
            LoadedPacs.orthanc(DimseSiteIT.class, flat, readings.values(), entity),
            LoadedPacs.archive(DimseSiteIT.class, flat, readings.values(), entity),
            LoadedPacs.dcmjs(DimseSiteIT.class, readings.values(), entity));
    List<Site> sites =
        ways()
            .map(way ->
                Site.dimse(
                    way.site(),
                    way.behind().entity(),
                    "retrieve: c-" + way.site().replaceFirst(".*-", "")))
            .toList();
    gateway =
        GatewayUnderTest.start(Start.over(sites).withSections(DimseSections.listener(entity, "")));
  }

  @AfterAll
  static void stop() {
    if (gateway != null) {
      gateway.close();
    }
    pacs.forEach(LoadedPacs::close);
  }

  static Stream<Way> ways() {
    return pacs.stream()
        .flatMap(each -> MODES.stream().map(mode -> new Way(each.name() + "-" + mode, each)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void studies_areThoseThePacsHolds(Way way) {
    Set<String> expected =
        way.behind().sends().keySet().stream()
            .map(uid -> readings.get(uid).studyInstanceUid())
            .collect(Collectors.toCollection(TreeSet::new));

    Answer answer = Http.get(gateway.dicomweb(way.site()) + "/studies", "Accept", DICOM_JSON);

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    Set<String> found = new TreeSet<>();
    for (JsonNode match : answer.json()) {
      found.add(match.at("/0020000D/Value/0").asText());
    }
    assertThat(found).containsAll(expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void instances_arriveAsThePacsSendsThem(Way way) {
    Map<String, Map<String, Part10>> byStudy = new TreeMap<>();
    way.behind()
        .sends()
        .forEach((uid, instance) ->
            byStudy
                .computeIfAbsent(readings.get(uid).studyInstanceUid(), study -> new TreeMap<>())
                .put(uid, instance));

    SoftAssertions softly = new SoftAssertions();
    byStudy.forEach((study, expected) -> {
      try {
        Answer answer =
            Http.get(gateway.dicomweb(way.site()) + "/studies/" + study, "Accept", AS_STORED);
        boolean keptBack = answer.status() == 206 && instancesFound(way, study) > expected.size();
        softly
            .assertThat(keptBack || answer.status() == 200)
            .as("%s: %d", study, answer.status())
            .isTrue();
        assertArrived(softly, study, instances(answer), expected);
      } catch (UncheckedIOException brokenOff) {
        softly
            .assertThat(instancesFound(way, study))
            .as("%s breaks off only when the PACS keeps some of %s back", brokenOff, study)
            .isGreaterThan(expected.size());
      }
    });
    softly.assertAll();
  }

  /** In another transfer syntax than storescp negotiated the bytes can't be the same. */
  private static void assertArrived(
      SoftAssertions softly,
      String study,
      Map<String, Part10> arrived,
      Map<String, Part10> expected) {
    softly.assertThat(arrived.keySet()).as(study).containsAll(expected.keySet());
    expected.forEach((uid, sent) -> {
      Part10 instance = arrived.getOrDefault(uid, sent);
      if (instance.transferSyntax().equals(sent.transferSyntax())) {
        softly.assertThat(instance.sha256()).as(uid).isEqualTo(sent.sha256());
      }
    });
  }

  private static int instancesFound(Way way, String study) {
    return StudySearch.matches(gateway.dicomweb(way.site()), "/studies/" + study + "/instances")
        .size();
  }

  @Test
  void frames_throughOrthanc_equalThoseOfTheFiles() {
    LoadedPacs orthanc = pacs.getFirst();

    SoftAssertions softly = new SoftAssertions();
    for (String uid : orthanc.sends().keySet()) {
      Reading reading = readings.get(uid);
      if (reading.frames().isEmpty() || reading.file().toString().contains("video_")) {
        continue;
      }
      String numbers =
          Stream.iterate(1, n -> n + 1)
              .limit(reading.frames().size())
              .map(String::valueOf)
              .collect(Collectors.joining(","));
      Answer answer =
          Http.get(
              gateway.dicomweb("orthanc-get") + reading.path() + "/frames/" + numbers,
              "Accept",
              FRAMES_AS_STORED);
      softly.assertThat(answer.status()).as("%s", reading.file()).isEqualTo(200);
      if (answer.status() == 200) {
        softly
            .assertThat(answer.parts())
            .as("%s", reading.file())
            .extracting(part -> new Reading.Frame(part.length(), part.sha256()))
            .isEqualTo(reading.frames());
      }
    }
    softly.assertAll();
  }

  private static Map<String, Part10> instances(Answer answer) {
    Map<String, Part10> instances = new TreeMap<>();
    if (answer.status() < 300) {
      for (Part part : answer.parts()) {
        Part10 instance = Part10.of(part.body());
        instances.put(instance.sopInstanceUid(), instance);
      }
    }
    return instances;
  }
}
