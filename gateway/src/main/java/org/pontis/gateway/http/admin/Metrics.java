package org.pontis.gateway.http.admin;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.gateway.dimse.OperationObserver;
import org.pontis.gateway.http.Endpoint;
import org.pontis.gateway.http.Exchange;
import org.pontis.gateway.http.RequestObserver;
import org.pontis.routes.site.decorate.SiteObserver;

/**
 * Counts and times of requests, of calls to sites and of the process, in the text format of
 * Prometheus. Labels are path templates, services, statuses, site ids and kinds of problem: never
 * an identifier.
 */
public final class Metrics
    implements Endpoint, RequestObserver, OperationObserver, SiteObserver, AutoCloseable {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  /** Metrics that start at zero. */
  public Metrics() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ClassLoaderMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }

  /** Shows how many associations are open. */
  public void associations(IntSupplier open) {
    Gauge.builder("pontis.dimse.associations", open::getAsInt)
        .description("DIMSE associations that are open")
        .register(registry);
  }

  @Override
  public void answer(Exchange exchange) throws IOException {
    exchange.with("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    registry.scrape(exchange.body());
  }

  @Override
  public void ended(RequestObserver.Ended request) {
    Timer.builder("http.server.requests")
        .description("Requests answered")
        .tag("method", known(request.method()))
        .tag("path", path(request))
        .tag("status", Integer.toString(request.status()))
        .register(registry)
        .record(request.took());
    registry.counter("http.server.response.bytes").increment((double) request.bytes());
  }

  @Override
  public void ended(OperationObserver.Ended operation) {
    String service = operation.service().name().toLowerCase(Locale.ROOT);
    Timer.builder("pontis.dimse.operations")
        .description("DIMSE operations performed")
        .tag("service", service)
        .tag("status", operation.status().toString())
        .register(registry)
        .record(operation.took());
    registry
        .counter("pontis.dimse.objects", "service", service)
        .increment((double) operation.objects());
  }

  @Override
  public void ended(SiteObserver.Ended call) {
    String outcome = call.failure().map(ProblemType::name).orElse("OK");
    Timer.builder("pontis.site.calls")
        .description("Calls to a site that have ended")
        .tag("site", call.site().value())
        .tag("operation", call.operation().name().toLowerCase(Locale.ROOT))
        .tag("outcome", outcome)
        .register(registry)
        .record(call.took().toNanos(), TimeUnit.NANOSECONDS);
    registry
        .counter(
            "pontis.site.delivered",
            "site",
            call.site().value(),
            "operation",
            call.operation().name().toLowerCase(Locale.ROOT))
        .increment((double) call.delivered());
  }

  /** Only paths that are served: others are without number, and every label value costs memory. */
  private static String path(RequestObserver.Ended request) {
    return request.status() < 400 || request.status() >= 500 ? request.template() : "refused";
  }

  private static String known(String method) {
    return switch (method) {
      case "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH" -> method;
      default -> "other";
    };
  }

  @Override
  public void close() {
    registry.close();
  }
}
