package org.pontis.testkit.peer;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pontis.dicom.data.Slice;

class ScriptedHttpPeerTest {
  private static final byte[] BODY = "eight by".getBytes(US_ASCII);

  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void whole_givesTheScriptedBytes() throws IOException, InterruptedException {
    try (var peer = ScriptedHttpPeer.answering(Reply.http(203, "text/plain", BODY))) {
      HttpResponse<byte[]> response = ask(peer, Duration.ofSeconds(20));

      assertThat(response.statusCode()).isEqualTo(203);
      assertThat(response.body()).isEqualTo(BODY);
    }
  }

  @Test
  void replies_comeInTheirOrderAndTheLastAgain() throws IOException, InterruptedException {
    Reply busy = Reply.http(503, "text/plain", new byte[0]);
    Reply fine = Reply.http(200, "text/plain", BODY);
    try (var peer = ScriptedHttpPeer.answering(busy, fine)) {
      Duration patience = Duration.ofSeconds(20);

      assertThat(ask(peer, patience).statusCode()).isEqualTo(503);
      assertThat(ask(peer, patience).statusCode()).isEqualTo(200);
      assertThat(ask(peer, patience).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void requests_areKeptWithTheirBodies() throws IOException, InterruptedException {
    try (var peer = ScriptedHttpPeer.answering(Reply.http(200, "text/plain", BODY))) {
      HttpRequest request =
          HttpRequest.newBuilder(peer.uri().resolve("studies?limit=1"))
              .POST(HttpRequest.BodyPublishers.ofByteArray(BODY))
              .build();
      client.send(request, BodyHandlers.discarding());

      assertThat(peer.requests()).hasSize(1);
      assertThat(peer.requests().getFirst().line()).isEqualTo("POST /studies?limit=1 HTTP/1.1");
      assertThat(peer.requests().getFirst().body()).isEqualTo(Slice.of(BODY));
    }
  }

  @Test
  void slow_sendsEverythingInTheEnd() throws IOException, InterruptedException {
    Slice message = Reply.message(200, "text/plain", BODY);
    try (var peer = ScriptedHttpPeer.answering(new Reply.Slow(message, 16, Duration.ofMillis(1)))) {
      assertThat(ask(peer, Duration.ofSeconds(20)).body()).isEqualTo(BODY);
    }
  }

  @Test
  void cut_breaksTheConnectionWithinTheBody() throws IOException {
    Slice message = Reply.message(200, "text/plain", new byte[100_000]);
    Slice half = message.sub(0, message.length() / 2);
    try (var peer = ScriptedHttpPeer.answering(new Reply.Cut(half))) {
      assertThatThrownBy(() -> ask(peer, Duration.ofSeconds(20))).isInstanceOf(IOException.class);
    }
  }

  @Test
  void never_letsTheClientTimeOut() throws IOException {
    try (var peer = ScriptedHttpPeer.answering(new Reply.Never())) {
      assertThatThrownBy(() -> ask(peer, Duration.ofMillis(200)))
          .isInstanceOf(HttpTimeoutException.class);
    }
  }

  private HttpResponse<byte[]> ask(ScriptedHttpPeer peer, Duration patience)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(peer.uri())
            .version(HttpClient.Version.HTTP_1_1)
            .timeout(patience)
            .build();
    return client.send(request, BodyHandlers.ofByteArray());
  }
}
