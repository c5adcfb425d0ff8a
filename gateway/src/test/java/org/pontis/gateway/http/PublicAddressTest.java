package org.pontis.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicAddressTest {
  private static final Map<String, Endpoint> ECHO =
      Map.of(
          "/echo",
          exchange -> exchange.body().write(exchange.base().getBytes(StandardCharsets.UTF_8)));
  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = RunningServer.of(ECHO);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Forwarded: for=10.0.0.1;proto=https;host=pacs.example.org | https://pacs.example.org",
        "Forwarded: host=\"pacs.example.org:8443\";proto=https, host=inner"
            + " | https://pacs.example.org:8443",
        "X-Forwarded-Proto: https; X-Forwarded-Host: pacs.example.org | https://pacs.example.org",
        "X-Forwarded-Proto: https; X-Forwarded-Host: a.example, b.example | https://a.example",
        "X-Forwarded-Proto: https; X-Forwarded-Host: a.example; X-Forwarded-Port: 8443"
            + " | https://a.example:8443",
        "X-Forwarded-Proto: https; X-Forwarded-Host: a.example; X-Forwarded-Port: 443"
            + " | https://a.example",
        "X-Forwarded-Host: a.example; X-Forwarded-Prefix: /imaging/pontis/"
            + " | http://a.example/imaging/pontis",
        "X-Forwarded-Host: [2001:db8::1]:8080 | http://[2001:db8::1]:8080",
      })
  void base_isWhatTheProxySays(String headers, String expected) throws Exception {
    HttpRequest.Builder request = server.request("/echo");
    for (String header :
        headers.startsWith("Forwarded") ? new String[] {headers} : headers.split(";")) {
      String[] parts = header.split(":", 2);
      request.header(parts[0].strip(), parts[1].strip());
    }

    assertThat(server.send(request).body()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "X-Forwarded-Host, a.example/\"><script>",
    "X-Forwarded-Proto, javascript",
    "X-Forwarded-Prefix, /a b",
    "X-Forwarded-Prefix, //evil.example",
    "X-Forwarded-Port, 80x",
    "Forwarded, host=\"a b\";proto=gopher"
  })
  void base_ignoresWhatIsNoAddress(String name, String value) throws Exception {
    assertThat(server.send(server.request("/echo").header(name, value)).body())
        .isEqualTo(server.base());
  }

  @Test
  void base_isWhatTheCallerAskedFor() throws Exception {
    String response =
        server.raw("GET /echo HTTP/1.1\r\nHost: Pacs:81\r\nConnection: close\r\n\r\n");

    assertThat(response).endsWith("http://Pacs:81");
  }

  @Test
  void base_isTheConfiguredAddressWhateverIsSaid() throws Exception {
    try (RunningServer configured =
        RunningServer.of(ECHO, Optional.of(URI.create("https://imaging.example.org/pontis/")))) {
      HttpRequest.Builder request =
          configured.request("/echo").header("X-Forwarded-Host", "other.example.org");

      assertThat(configured.send(request).body()).isEqualTo("https://imaging.example.org/pontis");
    }
  }
}
