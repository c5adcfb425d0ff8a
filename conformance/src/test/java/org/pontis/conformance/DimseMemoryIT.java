package org.pontis.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.conformance.harness.Http.DICOM_JSON;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.conformance.harness.DimseSections;
import org.pontis.conformance.harness.Entity;
import org.pontis.conformance.harness.GatewayUnderTest;
import org.pontis.conformance.harness.GatewayUnderTest.Start;
import org.pontis.conformance.harness.Http;
import org.pontis.conformance.harness.Site;
import org.pontis.conformance.harness.SparseInstance;

/**
 * With a heap of 256 MB: a study of 2 GB of a DIMSE site, by C-GET and by C-MOVE, to WADO-RS. The
 * PACS is a gateway as well, as small, over files that are holes: no other one here indexes 2 GB
 * without a copy of them.
 */
class DimseMemoryIT {
  private static final int INSTANCES = 16;
  private static final String STUDY = "2.25.1";

  @TempDir private static Path folder;

  private static GatewayUnderTest pacs;
  private static GatewayUnderTest gateway;
  private static long studyLength;

  @BeforeAll
  static void start() throws IOException {
    for (int i = 1; i <= INSTANCES; i++) {
      Path file = folder.resolve("part" + i + ".dcm");
      new SparseInstance(STUDY, STUDY + ".1", STUDY + ".1." + i, 128, 512, 1024).write(file);
      studyLength += Files.size(file);
    }
    Entity behind = Entity.onFreePort("BEHIND");
    Entity entity = Entity.onFreePort("PONTIS");
    pacs =
        started(
            List.of(new Site("large", folder)),
            DimseSections.listener(behind, "") + DimseSections.peers(entity));
    gateway =
        started(
            List.of(
                Site.dimse("by-get", behind, "retrieve: c-get"),
                Site.dimse("by-move", behind, "retrieve: c-move")),
            DimseSections.listener(entity, ""));
  }

  private static GatewayUnderTest started(List<Site> sites, String sections) {
    return GatewayUnderTest.start(
        Start.over(sites).withSections(sections).withJvmOptions("-Xmx256m"));
  }

  @AfterAll
  static void stop() {
    if (gateway != null) {
      gateway.close();
    }
    if (pacs != null) {
      pacs.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"by-get", "by-move"})
  void studyOfTwoGigabytes_isRetrieved(String site) throws IOException, InterruptedException {
    assertThat(studyLength).isGreaterThan(2_000_000_000L);
    assertThat(retrievedLength(site)).isBetween(studyLength, studyLength + 1000L * INSTANCES);
    assertThat(
            Http.get(
                    gateway.dicomweb(site) + "/studies/" + STUDY + "/metadata",
                    "Accept",
                    DICOM_JSON)
                .json())
        .hasSize(INSTANCES);
    for (GatewayUnderTest each : List.of(gateway, pacs)) {
      assertThat(each.alive()).isTrue();
      assertThat(each.log()).doesNotContain("OutOfMemoryError");
    }
  }

  private static long retrievedLength(String site) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(gateway.dicomweb(site) + "/studies/" + STUDY))
            .header("Accept", "multipart/related; type=\"application/dicom\"; transfer-syntax=*")
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      var response = client.send(request, BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        if (response.statusCode() != 200) {
          throw new AssertionError(new String(body.readAllBytes(), StandardCharsets.UTF_8));
        }
        return body.transferTo(OutputStream.nullOutputStream());
      }
    }
  }
}
