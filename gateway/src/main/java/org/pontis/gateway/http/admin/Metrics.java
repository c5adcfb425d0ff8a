package org.pontis.gateway.http.admin;

import io.micrometer.core.instrument.Counter;
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
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import org.pontis.dicom.net.dimse.DimseService;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.SiteId;
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
  private final Map<OperationKind, Measured> operations = new ConcurrentHashMap<>();
  private final Map<CallKind, Measured> calls = new ConcurrentHashMap<>();
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
    OperationKind kind = new OperationKind(operation.service(), operation.status().code());
    operations.computeIfAbsent(kind, this::register).record(operation.took(), operation.objects());
  }

  @Override
  public void ended(SiteObserver.Ended call) {
    CallKind kind = new CallKind(call.site(), call.operation(), call.failure());
    calls.computeIfAbsent(kind, this::register).record(call.took(), call.delivered());
  }

  private Measured register(OperationKind kind) {
    String service = kind.service().name().toLowerCase(Locale.ROOT);
    return new Measured(
        Timer.builder("pontis.dimse.operations")
            .description("DIMSE operations performed")
            .tag("service", service)
            .tag("status", DimseStatus.of(kind.status()).toString())
            .register(registry),
        registry.counter("pontis.dimse.objects", "service", service));
  }

  private Measured register(CallKind kind) {
    String operation = kind.operation().name().toLowerCase(Locale.ROOT);
    return new Measured(
        Timer.builder("pontis.site.calls")
            .description("Calls to a site that have ended")
            .tag("site", kind.site().value())
            .tag("operation", operation)
            .tag("outcome", kind.failure().map(ProblemType::name).orElse("OK"))
            .register(registry),
        registry.counter(
            "pontis.site.delivered", "site", kind.site().value(), "operation", operation));
  }

  private record OperationKind(DimseService service, int status) {}

  private record CallKind(
      SiteId site, SiteObserver.Operation operation, Optional<ProblemType> failure) {}

  /** The meters of one kind: finding them by their tags takes longer than counting. */
  private record Measured(Timer time, Counter things) {
    void record(Duration took, long count) {
      time.record(took);
      things.increment((double) count);
    }
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
