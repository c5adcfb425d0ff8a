package org.pontis.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.conformance.harness.Http.DICOM_JSON;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.conformance.harness.Checkout;
import org.pontis.conformance.harness.GatewayUnderTest;
import org.pontis.conformance.harness.GatewayUnderTest.Start;
import org.pontis.conformance.harness.Http;
import org.pontis.conformance.harness.RawHttp;

/**
 * Requests that are wrong, on every path: a status of the 4xx class and a body that says what is
 * wrong.
 */
class BadQueryIT {
  private static final List<String> QIDO =
      List.of(
          "/dicomweb/studies",
          "/dicomweb/series",
          "/dicomweb/instances",
          "{study}/series",
          "{study}/instances",
          "{series}/instances",
          "/sites/{site}/dicomweb/studies");

  private static GatewayUnderTest gateway;
  private static String study;
  private static String series;
  private static String instance;
  private static String site;

  /** One request of bad-requests.tsv, its placeholders filled. */
  record BadRequest(
      String what, String method, String path, String accept, String status, String says) {
    @Override
    public String toString() {
      return what + ": " + method + " " + path;
    }
  }

  @BeforeAll
  static void start() {
    gateway = GatewayUnderTest.start(Start.demo());
    JsonNode match =
        Http.get(gateway.dicomweb() + "/instances?limit=1", "Accept", DICOM_JSON).json().get(0);
    study = "/dicomweb/studies/" + match.at("/0020000D/Value/0").asText();
    series = study + "/series/" + match.at("/0020000E/Value/0").asText();
    instance = series + "/instances/" + match.at("/00080018/Value/0").asText();
    site = gateway.ready().json().at("/sites/0/id").asText();
  }

  @AfterAll
  static void stop() {
    if (gateway != null) {
      gateway.close();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("requests")
  void request_isRefusedWithWhatIsWrong(BadRequest request) throws IOException {
    RawHttp.Reply reply =
        RawHttp.send(
            gateway.base(),
            request.method(),
            filled(request.path()),
            List.of("Accept: " + request.accept(), "Origin: http://viewer.example.org"));

    assertThat(request.status()).as(reply.body()).contains(Integer.toString(reply.status()));
    assertThat(reply.body()).as("a body that says what is wrong").hasSizeGreaterThan(20);
    assertThat(reply.body()).contains(request.says());
    assertThat(reply.body()).doesNotContain("org.pontis.").doesNotContain("java.");
    assertReadableByPages(reply);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/dicomweb/studies",
        "/dicomweb/studies/1.2.3/metadata",
        "/fhir/r4/ImagingStudy",
        "/health/ready",
        "/nothing"
      })
  void url_ofAMegabyteIsRefused(String path) throws IOException {
    RawHttp.Reply reply =
        RawHttp.send(
            gateway.base(),
            "GET",
            path + "?PatientID=" + "1".repeat(1 << 20),
            List.of("Accept: */*", "Origin: http://viewer.example.org"));

    assertThat(reply.status()).isIn(400, 414, 431);
    assertThat(reply.body()).as("a body that says what is wrong").hasSizeGreaterThan(20);
    assertReadableByPages(reply);
  }

  /** A page in a browser can read the body only when the answer names its origin, or any. */
  private static void assertReadableByPages(RawHttp.Reply reply) {
    assertThat(reply.headers())
        .containsEntry("access-control-allow-origin", "*")
        .containsKey("access-control-expose-headers");
  }

  @Test
  void gateway_answersAfterAllThat() {
    assertThat(Http.get(gateway.dicomweb() + "/studies").status()).isEqualTo(200);
    assertThat(Http.get(gateway.fhir() + "/ImagingStudy").status()).isEqualTo(200);
  }

  static Stream<BadRequest> requests() throws IOException {
    List<BadRequest> requests = new ArrayList<>();
    List<String> lines =
        Files.readAllLines(
            Checkout.root().resolve("conformance/src/test/resources/bad-requests.tsv"));
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t", -1);
      List<String> paths = cells[2].startsWith("{qido}") ? QIDO : List.of("");
      for (String path : paths) {
        requests.add(
            new BadRequest(
                cells[0],
                cells[1],
                cells[2].replace("{qido}", path),
                cells[3],
                cells[4],
                cells[5]));
      }
    }
    return requests.stream();
  }

  private static String filled(String path) {
    return path.replace("{study}", study)
        .replace("{series}", series)
        .replace("{instance}", instance)
        .replace("{site}", site);
  }
}
