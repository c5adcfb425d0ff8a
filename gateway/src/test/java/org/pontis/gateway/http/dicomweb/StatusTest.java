package org.pontis.gateway.http.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.gateway.http.RunningServer;

/** The status of every resource for every way to ask for it wrongly (PS3.18 section 8.5). */
class StatusTest {
  private static final String CT = "/dicomweb/studies/2.25.1001/series/2.25.1001.1";
  private static final String IMAGE = CT + "/instances/2.25.1001.1.13";
  private static final String CLIP =
      "/dicomweb/studies/2.25.1004/series/2.25.1004.1/instances/2.25.1004.1.1";
  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = Dicomweb.overContractStudies();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "200, /dicomweb/studies",
    "200, /dicomweb/studies/",
    "200, /dicomweb/series",
    "200, /dicomweb/instances",
    "200, /dicomweb/studies/2.25.1001/series",
    "200, /dicomweb/studies/2.25.1001/instances",
    "200, " + CT + "/instances",
    "200, /sites/north/dicomweb/studies",
    "204, /dicomweb/studies?PatientID=nobody",
    "204, /dicomweb/studies/2.25.999/series",
    "200, /dicomweb/studies/2.25.1001/metadata",
    "200, " + CT + "/metadata",
    "200, " + IMAGE + "/metadata",
    "200, /dicomweb/studies/2.25.1001",
    "200, " + CT,
    "200, " + IMAGE,
    "200, " + IMAGE + "/frames/1",
    "200, " + IMAGE + "/bulkdata/7FE00010",
    "200, /dicomweb",
    "200, /sites/north/dicomweb",
    "400, /dicomweb/studies?NoSuchAttribute=1",
    "400, /dicomweb/studies?StudyDate=20261301",
    "400, /dicomweb/studies?StudyDate=20260301-20260201",
    "400, /dicomweb/studies?StudyInstanceUID=1.2.x",
    "400, /dicomweb/studies?limit=-1",
    "400, /dicomweb/studies?limit=many",
    "400, /dicomweb/studies?offset=-5",
    "400, /dicomweb/series?limit=-1",
    "400, /dicomweb/instances?NoSuchAttribute=1",
    "400, /dicomweb/studies/2.25.1001/series?limit=-1",
    "400, /dicomweb/studies/2.25.1001/instances?limit=-1",
    "400, " + CT + "/instances?limit=-1",
    "400, /dicomweb/studies/not-a-uid",
    "400, /dicomweb/studies/1..2/series",
    "400, /dicomweb/studies/not-a-uid/metadata",
    "400, /dicomweb/studies/2.25.1001/series/abc/metadata",
    "400, " + CT + "/instances/abc",
    "400, " + IMAGE + "/frames/0",
    "400, " + IMAGE + "/frames/-1",
    "400, " + IMAGE + "/frames/1;2",
    "400, " + IMAGE + "/bulkdata/PixelData",
    "400, /dicomweb/studies/2.25.1001?limit=5",
    "400, /dicomweb/studies/2.25.1001/metadata?PatientName=x",
    "400, " + IMAGE + "/frames/1?quality=5",
    "400, " + IMAGE + "/bulkdata/7FE00010?x=y",
    "404, /dicomweb/patients",
    "404, /dicomweb/studies/2.25.1001/rendered",
    "404, " + IMAGE + "/frames",
    "404, " + IMAGE + "/frames/1/2",
    "404, /dicomweb/studies/2.25.999",
    "404, /dicomweb/studies/2.25.999/metadata",
    "404, /dicomweb/studies/2.25.1001/series/2.25.999",
    "404, " + CT + "/instances/2.25.999",
    "404, " + IMAGE + "/frames/99",
    "404, " + IMAGE + "/bulkdata/00091001",
    "404, /sites/nowhere/dicomweb/studies",
    "404, /sites/NORTH/dicomweb/studies",
    "404, /sites/north",
    "406, " + CLIP,
  })
  void get_has(int status, String path) throws Exception {
    HttpResponse<byte[]> response = server.sendForBytes(server.request(path));

    assertThat(response.statusCode())
        .as(path + " " + new String(response.body(), StandardCharsets.UTF_8))
        .isEqualTo(status);
    if (status >= 400) {
      assertThat(response.headers().firstValue("Content-Type"))
          .hasValue("application/problem+json");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/dicomweb/studies, text/html",
    "/dicomweb/studies/2.25.1001/metadata, application/dicom",
    "/dicomweb/studies/2.25.1001, application/dicom",
    "/dicomweb/studies/2.25.1001, image/jpeg",
    IMAGE + ", application/dicom+json",
    IMAGE + "/frames/1, image/jpeg",
    IMAGE + "/bulkdata/7FE00010, video/mp4",
  })
  void get_isNotAcceptableInOtherTypes(String path, String accept) throws Exception {
    HttpResponse<String> response = server.send(server.request(path).header("Accept", accept));

    assertThat(response.statusCode()).isEqualTo(406);
    assertThat(response.body()).contains("ask for");
  }

  @Test
  void searches_forBytesThatAreNotUtf8AreRefused() throws Exception {
    String line = "GET /dicomweb/studies?PatientName=M\u00fcller HTTP/1.1";

    String response = server.raw(String.join("\r\n", line, "Host: a", "Connection: close", "", ""));

    assertThat(response).startsWith("HTTP/1.1 400 ").contains("not UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
  void otherMethods_areNotAllowed(String method) throws Exception {
    for (String path : new String[] {"/dicomweb/studies", CT, IMAGE + "/metadata"}) {
      HttpResponse<String> response =
          server.send(server.request(path).method(method, BodyPublishers.noBody()));

      assertThat(response.statusCode()).isEqualTo(405);
      assertThat(response.headers().firstValue("Allow")).hasValue("GET, HEAD, OPTIONS");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/dicomweb/studies",
        "/dicomweb/studies/2.25.1001",
        "/dicomweb/studies/2.25.1001/metadata",
        IMAGE,
        IMAGE + "/frames/1",
        IMAGE + "/bulkdata/7FE00010"
      })
  void head_hasTheHeaderOnly(String path) throws Exception {
    HttpResponse<String> response =
        server.send(server.request(path).method("HEAD", BodyPublishers.noBody()));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).isPresent();
    assertThat(response.headers().firstValue("Content-Length")).isNotEqualTo(Optional.of("0"));
    assertThat(response.body()).isEmpty();
  }

  @Test
  void options_describesTheService() throws Exception {
    HttpResponse<String> response =
        server.send(server.request("/dicomweb/studies").method("OPTIONS", BodyPublishers.noBody()));

    assertThat(response.headers().firstValue("Content-Type"))
        .hasValue("application/vnd.sun.wadl+xml");
    assertThat(response.body()).contains(server.base() + "/dicomweb");
  }
}
