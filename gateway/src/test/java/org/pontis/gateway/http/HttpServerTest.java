package org.pontis.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.SiteId;

class HttpServerTest {
  private static final String ORIGIN = "https://viewer.example.org";
  private static RunningServer server;

  @BeforeAll
  static void start() {
    server =
        RunningServer.of(
            Map.of(
                "/echo", exchange -> exchange.body().write(bytes(exchange.base())),
                "/problem", HttpServerTest::problem,
                "/fault", HttpServerTest::fault,
                "/broken", HttpServerTest::breaksOff,
                "/fhir", HttpServerTest::fault));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void problem(Exchange exchange) throws IOException {
    exchange
        .with("Content-Range", "bytes 0-4/9")
        .with("Accept-Ranges", "bytes")
        .with("Content-Location", "http://here.example.org/");
    exchange.body().write(bytes("half an answer"));
    ProblemType type = ProblemType.valueOf(exchange.rawQuery());
    throw new ImagingException(Problem.of(type, new SiteId("north"), "why it failed"));
  }

  private static void fault(Exchange exchange) {
    throw new IllegalStateException("PatientName^Secret");
  }

  private static void breaksOff(Exchange exchange) throws IOException {
    exchange.body().hold(0).write(new byte[1000]);
    exchange.body().flush();
    throw ImagingException.of(ProblemType.SITE_TIMEOUT, "too late");
  }

  @ParameterizedTest
  @EnumSource(ProblemType.class)
  void answer_isProblemDetailsForEveryKindOfProblem(ProblemType type) throws Exception {
    HttpResponse<String> response = server.get("/problem?" + type);

    assertThat(response.statusCode()).isEqualTo(ProblemStatus.of(type));
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(response.body())
        .contains("\"detail\":\"why it failed\"", "\"site\":\"north\"")
        .doesNotContain("half an answer");
  }

  @Test
  void answer_hidesTheMessageOfAFault() throws Exception {
    HttpResponse<String> response = server.get("/fault");

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body()).contains("problem:server-error");
    assertThat(response.body()).doesNotContain("Secret");
  }

  @Test
  void answer_isAnOperationOutcomeBelowFhir() throws Exception {
    HttpResponse<String> response = server.get("/fhir/r4/Patient");

    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/fhir+json");
    assertThat(response.body()).contains("\"resourceType\":\"OperationOutcome\"");
  }

  @Test
  void answer_breaksTheConnectionWhenItFailsAfterItBegan() {
    assertThatThrownBy(() -> server.get("/broken")).isInstanceOf(IOException.class);
  }

  @Test
  void answer_saysThatNothingIsServedThere() throws Exception {
    HttpResponse<String> response = server.get("/nowhere/at/all");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).contains("\"status\":404");
  }

  @ParameterizedTest
  @ValueSource(ints = {70_000, 1_000_000, 4_000_000})
  void answer_toAnAddressThatIsTooLongIs414(int length) throws Exception {
    String request = "GET /echo?a=" + "x".repeat(length) + " HTTP/1.1\r\nHost: a\r\nOrigin: ";

    String response = server.raw(request + ORIGIN + "\r\nConnection: close\r\n\r\n");

    assertThat(response).startsWith("HTTP/1.1 414 ").contains("\"status\":414");
  }

  @Test
  void answer_toAHeaderThatIsTooLongIs431() throws Exception {
    String request = "GET /echo HTTP/1.1\r\nHost: a\r\nX-Long: " + "x".repeat(3_000_000);

    String response = server.raw(request + "\r\nConnection: close\r\n\r\n");

    assertThat(response).startsWith("HTTP/1.1 431 ").contains("\"status\":431");
  }

  @Test
  void close_breaksOffWhatOutlastsTheDrainTime() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    RunningServer draining =
        RunningServer.of(
            Map.of(
                "/endless",
                exchange -> {
                  begun.countDown();
                  await(never);
                }));
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<String> answer =
          callers.submit(() -> draining.raw("GET /endless HTTP/1.1\r\nHost: a\r\n\r\n"));
      begun.await();

      draining.close();

      assertThat(answer.get()).doesNotContain(" 200 ");
    }
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      throw new IOException(stopped);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense\r\n\r\n",
        "GET /echo/%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "GET /echo/..%2f..%2fetc HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "GET /echo HTTP/1.1\r\nConnection: close\r\n\r\n"
      })
  void answer_toBrokenHttpIs400WithAProblem(String request) throws Exception {
    String response = server.raw(request);

    assertThat(response).startsWith("HTTP/1.1 400 ").contains("\"status\":400");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/echo", "/fault", "/nowhere", "/problem?NOT_FOUND"})
  void answer_maybeReadByAnAllowedPageAlsoWhenItIsAProblem(String path) throws Exception {
    HttpResponse<String> response = server.send(server.request(path).header("Origin", ORIGIN));

    assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).hasValue(ORIGIN);
    assertThat(response.headers().allValues("Vary")).contains("Origin");
  }

  @Test
  void answer_isClosedToOtherPages() throws Exception {
    HttpResponse<String> response =
        server.send(server.request("/echo").header("Origin", "https://evil.example.org"));

    assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void preflight_namesMethodsAndHeaders() throws Exception {
    HttpResponse<String> response =
        server.send(
            server
                .request("/echo")
                .header("Origin", ORIGIN)
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "authorization, accept")
                .method("OPTIONS", BodyPublishers.noBody()));

    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(response.headers().firstValue("Access-Control-Allow-Methods"))
        .hasValueSatisfying(methods -> assertThat(methods).contains("GET"));
    assertThat(response.headers().firstValue("Access-Control-Allow-Headers"))
        .hasValue("authorization, accept");
  }

  @Test
  void answer_namesTheRequestAsTheCallerDid() throws Exception {
    HttpResponse<String> response =
        server.send(server.request("/nowhere").header("X-Request-Id", "abc-123"));

    assertThat(response.headers().firstValue("X-Request-Id")).hasValue("abc-123");
    assertThat(response.body()).contains("\"trace\":\"abc-123\"");
  }

  @Test
  void problem_hasNoHeadersOfTheAnswerItReplaces() throws Exception {
    HttpResponse<String> response = server.get("/problem?NOT_FOUND");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.headers().map())
        .doesNotContainKeys("content-range", "accept-ranges", "content-location");
  }
}
