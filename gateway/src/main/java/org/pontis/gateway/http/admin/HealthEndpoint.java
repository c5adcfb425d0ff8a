package org.pontis.gateway.http.admin;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.pontis.dicom.source.Health;
import org.pontis.gateway.dimse.DimseListening;
import org.pontis.gateway.http.Endpoint;
import org.pontis.gateway.http.Exchange;
import org.pontis.gateway.http.HttpProblem;
import org.pontis.routes.site.SiteStatus;

/**
 * {@code /health/live}: the process answers. {@code /health/ready}: requests are worth sending: at
 * least one site answers. A site whose folder is still being scanned answers with what it knows so
 * far, so it counts; its line says how far the scan is.
 */
public final class HealthEndpoint implements Endpoint {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int NAMED_REFUSALS = 100;

  private final Supplier<List<SiteStatus>> sites;
  private final Supplier<Optional<DimseListening>> dimse;

  /** Health of these sites and of the DIMSE listener, asked anew for each request. */
  public HealthEndpoint(
      Supplier<List<SiteStatus>> sites, Supplier<Optional<DimseListening>> dimse) {
    this.sites = sites;
    this.dimse = dimse;
  }

  @Override
  public void answer(Exchange exchange) throws IOException {
    switch (exchange.rawPath()) {
      case "/health/live" -> live(exchange);
      case "/health/ready" -> ready(exchange, sites.get());
      default ->
          exchange.refuse(
              HttpProblem.of(404, "NOT_FOUND", "Ask for /health/live or /health/ready."));
    }
  }

  private static void live(Exchange exchange) throws IOException {
    exchange.with("Content-Type", "application/json").with("Cache-Control", "no-store");
    try (JsonGenerator json = JSON.createGenerator(exchange.body())) {
      json.writeStartObject();
      json.writeStringField("status", "up");
      json.writeEndObject();
    }
  }

  private void ready(Exchange exchange, List<SiteStatus> all) throws IOException {
    boolean ready = all.stream().anyMatch(site -> site.health().state() != Health.State.DOWN);
    exchange
        .status(ready ? 200 : 503)
        .with("Content-Type", "application/json")
        .with("Cache-Control", "no-store");
    try (JsonGenerator json = JSON.createGenerator(exchange.body())) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeStringField("status", ready ? "up" : "down");
      json.writeArrayFieldStart("sites");
      for (SiteStatus site : all) {
        write(json, site);
      }
      json.writeEndArray();
      Optional<DimseListening> listening = dimse.get();
      if (listening.isPresent()) {
        write(json, listening.get());
      }
      json.writeEndObject();
    }
  }

  private static void write(JsonGenerator json, DimseListening dimse) throws IOException {
    json.writeObjectFieldStart("dimse");
    json.writeStringField("ae-title", dimse.aeTitle().value());
    json.writeStringField("host", dimse.host());
    json.writeNumberField("port", dimse.port());
    json.writeNumberField("associations", dimse.associations());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, SiteStatus site) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", site.id().value());
    json.writeStringField("name", site.name());
    json.writeStringField("state", site.health().state().name().toLowerCase(Locale.ROOT));
    json.writeStringField("detail", site.health().detail());
    if (!site.refused().isEmpty()) {
      writeRefusals(json, site.refused());
    }
    json.writeEndObject();
  }

  private static void writeRefusals(JsonGenerator json, List<SiteStatus.Refused> refused)
      throws IOException {
    Map<String, Long> reasons =
        refused.stream()
            .collect(
                Collectors.groupingBy(
                    SiteStatus.Refused::reason, TreeMap::new, Collectors.counting()));
    json.writeObjectFieldStart("unreadable-reasons");
    for (Map.Entry<String, Long> reason : reasons.entrySet()) {
      json.writeNumberField(reason.getKey(), reason.getValue());
    }
    json.writeEndObject();
    json.writeArrayFieldStart("unreadable");
    for (SiteStatus.Refused one : refused.stream().limit(NAMED_REFUSALS).toList()) {
      json.writeStartObject();
      json.writeStringField("place", one.place());
      json.writeStringField("reason", one.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
