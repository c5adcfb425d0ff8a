package org.pontis.gateway.http.admin;

import java.io.IOException;
import org.pontis.gateway.http.Endpoint;
import org.pontis.gateway.http.Exchange;
import org.pontis.gateway.http.HttpProblem;

/** An endpoint that is only read: other methods than GET and HEAD are not allowed. */
public record ReadOnly(Endpoint endpoint) implements Endpoint {
  private static final String METHODS = "GET, HEAD";

  @Override
  public void answer(Exchange exchange) throws IOException {
    switch (exchange.method()) {
      case "GET", "HEAD" -> endpoint.answer(exchange);
      default -> {
        exchange.with("Allow", METHODS);
        exchange.refuse(
            HttpProblem.of(
                405, "METHOD_NOT_ALLOWED", "This resource is only read: use GET or HEAD."));
      }
    }
  }
}
