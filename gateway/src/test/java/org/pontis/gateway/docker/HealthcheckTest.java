package org.pontis.gateway.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pontis.testkit.peer.Reply;
import org.pontis.testkit.peer.ScriptedHttpPeer;

/** The image's health check against something that answers. */
class HealthcheckTest {

  @ParameterizedTest
  @CsvSource({"200, true", "503, false", "404, false"})
  void healthcheck_succeedsWhenReady(int status, boolean healthy)
      throws IOException, InterruptedException {
    Reply answer = Reply.http(status, "application/json", new byte[] {'{', '}'});
    try (var peer = ScriptedHttpPeer.answering(answer)) {
      int exit = healthcheck(peer.uri().getPort());

      assertThat(exit == 0).isEqualTo(healthy);
      assertThat(peer.requests().getFirst().line()).isEqualTo("GET /health/ready HTTP/1.1");
    }
  }

  @Test
  void healthcheck_failsWhenNobodyListens() throws IOException, InterruptedException {
    assertThat(healthcheck(unusedPort())).isNotZero();
  }

  private static int unusedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static int healthcheck(int port) throws IOException, InterruptedException {
    return new ProcessBuilder(
            Checkout.file("docker/healthcheck").toString(), Integer.toString(port))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
