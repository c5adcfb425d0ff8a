package org.pontis.gateway.http.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pontis.gateway.http.RunningServer;

class ReadOnlyTest {
  @ParameterizedTest
  @CsvSource({"GET, 200", "HEAD, 200", "POST, 405", "PUT, 405", "DELETE, 405"})
  void method_isAllowedWhenItOnlyReads(String method, int status) throws Exception {
    ReadOnly endpoint = new ReadOnly(exchange -> exchange.body().write('x'));
    try (RunningServer server = RunningServer.of(Map.of("/health", endpoint))) {
      HttpResponse<String> response =
          server.send(server.request("/health").method(method, BodyPublishers.noBody()));

      assertThat(response.statusCode()).isEqualTo(status);
      assertThat(response.headers().firstValue("Allow").isPresent()).isEqualTo(status == 405);
    }
  }
}
