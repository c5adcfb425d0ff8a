package org.pontis.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.conformance.harness.Answer;
import org.pontis.conformance.harness.GatewayUnderTest;
import org.pontis.conformance.harness.GatewayUnderTest.Start;
import org.pontis.conformance.harness.Http;
import org.pontis.conformance.harness.Part;
import org.pontis.conformance.harness.Site;
import org.pontis.conformance.harness.SparseInstance;

/**
 * With a heap of 256 MB: a study of 2 GB for four clients at once, and an instance of 1 GB by
 * frame.
 */
class MemoryIT {
  private static final int INSTANCES = 16;
  private static final String STUDY = "2.25.1";
  private static final SparseInstance LARGE =
      new SparseInstance("2.25.2", "2.25.2.1", "2.25.2.1.1", 1024, 512, 1024);

  @TempDir private static Path folder;

  private static GatewayUnderTest gateway;
  private static long studyLength;

  @BeforeAll
  static void start() throws IOException {
    for (int i = 1; i <= INSTANCES; i++) {
      Path file = folder.resolve("part" + i + ".dcm");
      new SparseInstance(STUDY, STUDY + ".1", STUDY + ".1." + i, 128, 512, 1024).write(file);
      studyLength += Files.size(file);
    }
    LARGE.write(folder.resolve("large.dcm"));
    Start start = Start.over(List.of(new Site("large", folder))).withJvmOptions("-Xmx256m");
    gateway = GatewayUnderTest.start(start);
  }

  @AfterAll
  static void stop() {
    if (gateway != null) {
      gateway.close();
    }
  }

  @Test
  void studyOfTwoGigabytes_isRetrievedByFourClientsAtOnce()
      throws ExecutionException, InterruptedException {
    List<Future<Long>> clients = new ArrayList<>();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 4; i++) {
        clients.add(executor.submit(MemoryIT::retrievedLength));
      }
    }

    assertThat(studyLength).isGreaterThan(2_000_000_000L);
    for (Future<Long> client : clients) {
      assertThat(client.get()).isBetween(studyLength, studyLength + 1000L * INSTANCES);
    }
    assertHealthy();
  }

  @Test
  void instanceOfOneGigabyte_isServedByFrame() {
    String url =
        "%s/studies/%s/series/%s/instances/%s/frames/"
            .formatted(gateway.dicomweb(), LARGE.study(), LARGE.series(), LARGE.instance());

    for (String frames : List.of("1", "512", "1024", "1,2,3,500,1024")) {
      Answer answer =
          Http.get(url + frames, "Accept", "multipart/related; type=\"application/octet-stream\"");

      assertThat(answer.status()).as(answer.url()).isEqualTo(200);
      assertThat(answer.parts())
          .hasSize(frames.split(",", -1).length)
          .extracting(Part::length)
          .containsOnly((int) LARGE.frameLength());
    }
    assertHealthy();
  }

  private static void assertHealthy() {
    assertThat(gateway.alive()).isTrue();
    assertThat(gateway.ready().status()).isEqualTo(200);
    assertThat(gateway.log()).doesNotContain("OutOfMemoryError");
  }

  private static long retrievedLength() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(gateway.dicomweb() + "/studies/" + STUDY))
            .header("Accept", "multipart/related; type=\"application/dicom\"; transfer-syntax=*")
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      var response = client.send(request, BodyHandlers.ofInputStream());
      assertThat(response.statusCode()).isEqualTo(200);
      try (InputStream body = response.body()) {
        return body.transferTo(java.io.OutputStream.nullOutputStream());
      }
    }
  }
}
