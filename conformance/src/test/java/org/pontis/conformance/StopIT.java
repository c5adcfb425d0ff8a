package org.pontis.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.conformance.harness.GatewayUnderTest;
import org.pontis.conformance.harness.GatewayUnderTest.Start;
import org.pontis.conformance.harness.Site;
import org.pontis.conformance.harness.SparseInstance;

/** How the packaged gateway ends while it is of use. */
class StopIT {
  private static final SparseInstance LARGE =
      new SparseInstance("2.25.7001", "2.25.7002", "2.25.7003", 200, 512, 1024);

  @TempDir private Path folder;

  @Test
  void retrieval_underWayAtSigtermEndsCompleteAndTheGatewayWithZero() throws Exception {
    Path file = folder.resolve("large.dcm");
    LARGE.write(file);
    try (GatewayUnderTest gateway =
            GatewayUnderTest.start(Start.over(List.of(new Site("a", folder))));
        Socket slow = asked(gateway)) {
      InputStream answer = new BufferedInputStream(slow.getInputStream());
      long length = contentLength(answer);
      CompletableFuture<Integer> exit =
          CompletableFuture.supplyAsync(() -> gateway.terminate(Duration.ofSeconds(30)));
      Awaitility.await("no new requests")
          .atMost(Duration.ofSeconds(15))
          .until(() -> isShut(gateway));

      long read = answer.transferTo(OutputStream.nullOutputStream());

      assertThat(length).isEqualTo(Files.size(file));
      assertThat(read).isEqualTo(length);
      assertThat(exit.join()).isZero();
    }
  }

  private static Socket asked(GatewayUnderTest gateway) throws IOException {
    Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), URI.create(gateway.base()).getPort());
    String request =
        "GET /dicomweb/studies/%s/series/%s/instances/%s HTTP/1.1\r\n"
                .formatted(LARGE.study(), LARGE.series(), LARGE.instance())
            + "Host: localhost\r\nAccept: application/dicom\r\nConnection: close\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  /** Reads the head of the answer. */
  private static long contentLength(InputStream answer) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) answer.read());
    }
    assertThat(head).startsWith("HTTP/1.1 200");
    return head.toString()
        .lines()
        .filter(line -> line.startsWith("Content-Length: "))
        .mapToLong(line -> Long.parseLong(line.substring("Content-Length: ".length())))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isShut(GatewayUnderTest gateway) {
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), URI.create(gateway.base()).getPort())) {
      return !socket.isConnected();
    } catch (IOException refused) {
      return true;
    }
  }
}
