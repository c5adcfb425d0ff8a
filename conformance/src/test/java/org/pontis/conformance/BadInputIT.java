package org.pontis.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.conformance.harness.Http.DICOM_JSON;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pontis.conformance.harness.Answer;
import org.pontis.conformance.harness.Checkout;
import org.pontis.conformance.harness.GatewayUnderTest;
import org.pontis.conformance.harness.GatewayUnderTest.Start;
import org.pontis.conformance.harness.Http;
import org.pontis.conformance.harness.Site;

/**
 * Every malformed sample file, each in a site of its own beside one good file, in a gateway with a
 * small heap: each is read or named, and neither the gateway nor the neighbour suffers.
 */
class BadInputIT {
  private static final String NEIGHBOUR = "data/dicom/valid/synthetic/charset_latin2.dcm";
  private static final Duration PER_REQUEST = Duration.ofSeconds(20);

  private static final List<Path> FILES = new ArrayList<>();
  private static GatewayUnderTest gateway;

  @BeforeAll
  static void start() throws IOException {
    Path malformed = Checkout.shared(BadInputIT.class, "data/dicom/malformed");
    Path neighbour = Checkout.shared(BadInputIT.class, NEIGHBOUR);
    Path root = Files.createTempDirectory("pontis-malformed");
    try (Stream<Path> tree = Files.walk(malformed)) {
      tree.filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().endsWith(".tsv"))
          .sorted()
          .forEach(FILES::add);
    }
    List<Site> sites = new ArrayList<>();
    for (int i = 0; i < FILES.size(); i++) {
      Path folder = Files.createDirectories(root.resolve("b" + i));
      Files.copy(FILES.get(i), folder.resolve(FILES.get(i).getFileName()));
      Files.copy(neighbour, folder.resolve("neighbour.dcm"));
      sites.add(new Site("b" + i, folder));
    }
    gateway = GatewayUnderTest.start(Start.over(sites).withJvmOptions("-Xmx256m"));
  }

  @AfterAll
  static void stop() {
    if (gateway != null) {
      gateway.close();
    }
  }

  @Test
  void neighbours_areServedBesideEveryMalformedFile() {
    SoftAssertions softly = new SoftAssertions();
    for (int i = 0; i < FILES.size(); i++) {
      List<String> names =
          instances(i).stream().map(match -> match.at("/00080018/Value/0").asText()).toList();

      softly.assertThat(names).as("beside %s", FILES.get(i)).isNotEmpty();
    }
    softly.assertAll();
  }

  @Test
  void file_isEitherServedOrNamedWithTheReason() {
    String said = gateway.ready().text() + gateway.log();

    SoftAssertions softly = new SoftAssertions();
    for (int i = 0; i < FILES.size(); i++) {
      boolean served = instances(i).size() > 1;
      boolean named = said.contains(FILES.get(i).getFileName().toString());
      softly.assertThat(served || named).as("%s is served or named", FILES.get(i)).isTrue();
    }
    softly.assertAll();
  }

  @Test
  void retrieval_ofWhatIsServedEndsInAnAnswerOrAProblem() {
    SoftAssertions softly = new SoftAssertions();
    for (int i = 0; i < FILES.size(); i++) {
      for (JsonNode match : instances(i)) {
        for (String resource : List.of("", "/metadata", "/frames/1", "/frames/2", "/frames/1,2")) {
          String url = url(i, match) + resource;
          long start = System.nanoTime();
          String outcome = outcome(url);
          Duration took = Duration.ofNanos(System.nanoTime() - start);
          softly.assertThat(outcome).as("%s %s", FILES.get(i), resource).isEqualTo("fine");
          softly.assertThat(took).as("%s %s", FILES.get(i), resource).isLessThan(PER_REQUEST);
        }
      }
    }
    softly.assertAll();
  }

  @Test
  void gateway_staysReadyWithinItsMemory() {
    assertThat(gateway.alive()).isTrue();
    assertThat(gateway.ready().status()).isEqualTo(200);
    assertThat(gateway.log()).doesNotContain("OutOfMemoryError").doesNotContain("StackOverflow");
  }

  /** All or a part of it, a problem that says what is wrong, or a connection broken off. */
  private static String outcome(String url) {
    Answer answer;
    try {
      answer = Http.get(url, "Accept", "*/*");
    } catch (java.io.UncheckedIOException brokenOff) {
      return "fine";
    }
    if (answer.status() == 200 || answer.status() == 206) {
      return "fine";
    }
    boolean explained = answer.status() >= 400 && answer.status() < 600 && answer.length() > 20;
    return explained && answer.status() != 500 ? "fine" : answer.status() + " " + answer.text();
  }

  private static List<JsonNode> instances(int site) {
    Answer answer = Http.get(gateway.dicomweb("b" + site) + "/instances", "Accept", DICOM_JSON);
    assertThat(answer.status()).as("%s: %s", FILES.get(site), answer.text()).isIn(200, 204);
    List<JsonNode> matches = new ArrayList<>();
    if (answer.status() == 200) {
      answer.json().forEach(matches::add);
    }
    return matches;
  }

  private static String url(int site, JsonNode match) {
    return "%s/studies/%s/series/%s/instances/%s"
        .formatted(
            gateway.dicomweb("b" + site),
            match.at("/0020000D/Value/0").asText(),
            match.at("/0020000E/Value/0").asText(),
            match.at("/00080018/Value/0").asText());
  }
}
