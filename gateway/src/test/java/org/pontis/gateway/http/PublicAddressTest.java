package org.pontis.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
  void base_isNotWhatStrangersSay() throws Exception {
    List<AddressRange> elsewhere = AddressRange.parse("10.0.0.0/8").stream().toList();
    try (RunningServer proud = RunningServer.of(ECHO, elsewhere, new HostRule.Any())) {
      HttpRequest.Builder request =
          proud.request("/echo").header("X-Forwarded-Host", "other.example.org");

      assertThat(proud.send(request).body()).isEqualTo(proud.base());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "localhost:8080, 200",
    "LOCALHOST, 200",
    "127.0.0.1:81, 200",
    "[::1]:81, 200",
    "pacs.example.org, 200",
    "evil.example.org, 421",
    "localhost.evil.example.org, 421",
    "192.0.2.1, 421",
  })
  void host_isOneOfOursOnTheLoopbackAddress(String host, int status) throws Exception {
    HostRule rule = new HostRule.Loopback(Set.of("pacs.example.org"));
    try (RunningServer local = RunningServer.of(ECHO, List.of(), rule)) {
      String response =
          local.raw(
              "GET /echo HTTP/1.1\r\nHost: "
                  + host
                  + "\r\nX-Forwarded-Host: localhost\r\nConnection: close\r\n\r\n");

      assertThat(response).startsWith("HTTP/1.1 " + status);
      assertThat(response.contains("application/problem+json")).isEqualTo(status == 421);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.0.1, true",
    "10.0.0.0/8, 11.0.0.1, false",
    "192.0.2.128/25, 192.0.2.127, false",
    "192.0.2.7, 192.0.2.7, true",
    "0.0.0.0/0, 203.0.113.9, true",
    "2001:db8::/33, 2001:db8:7fff::1, true",
    "2001:db8::/33, 2001:db8:8000::1, false",
    "::/0, 10.0.0.1, false",
  })
  void range_containsWhatBeginsAlike(String range, String address, boolean expected) {
    assertThat(AddressRange.parse(range).orElseThrow().contains(InetAddress.ofLiteral(address)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "pacs.example.org", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x"})
  void range_ofSomethingElseIsNone(String text) {
    assertThat(AddressRange.parse(text)).isEmpty();
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
