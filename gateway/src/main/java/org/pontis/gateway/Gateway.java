package org.pontis.gateway;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.net.ul.TlsSettings;
import org.pontis.dicom.source.SiteId;
import org.pontis.gateway.dimse.DimseFace;
import org.pontis.gateway.dimse.DimseListening;
import org.pontis.gateway.dimse.Intake;
import org.pontis.gateway.dimse.Partners;
import org.pontis.gateway.dimse.ServedSites;
import org.pontis.gateway.http.CorsPolicy;
import org.pontis.gateway.http.Endpoint;
import org.pontis.gateway.http.HostRule;
import org.pontis.gateway.http.HttpServer;
import org.pontis.gateway.http.PublicAddress;
import org.pontis.gateway.http.admin.HealthEndpoint;
import org.pontis.gateway.http.admin.Metrics;
import org.pontis.gateway.http.admin.ReadOnly;
import org.pontis.gateway.http.dicomweb.DicomwebEndpoint;
import org.pontis.gateway.http.fhir.FhirHandler;
import org.pontis.gateway.http.fhir.FhirLimits;
import org.pontis.gateway.http.fhir.FhirSites;
import org.pontis.gateway.settings.DimseConfig;
import org.pontis.gateway.settings.FhirConfig;
import org.pontis.gateway.settings.GatewayConfig;
import org.pontis.gateway.settings.HttpConfig;
import org.pontis.gateway.settings.LimitsConfig;
import org.pontis.gateway.settings.PeerConfig;
import org.pontis.mappings.site.MappedSite;
import org.pontis.routes.Federation;
import org.pontis.routes.camel.dimse.ArrivedInstances;
import org.pontis.routes.camel.routes.AddedRoutes;
import org.pontis.routes.camel.routes.InvalidRoutes;
import org.pontis.routes.site.SiteConfig;
import org.pontis.routes.site.TlsFiles;

/** All wiring, from settings to a running server, top to bottom. */
final class Gateway implements AutoCloseable {
  private final GatewayConfig config;
  private final Metrics metrics;
  private final Federation federation;
  private final HttpServer server;
  private final ArrivedInstances arrivals;
  private volatile Optional<DimseFace> dimse = Optional.empty();
  private Optional<AddedRoutes> routes = Optional.empty();

  Gateway(GatewayConfig config) {
    this.config = config;
    metrics = new Metrics();
    federation = Federation.start(config.sites(), config.federation(), config.store(), metrics);
    arrivals = arrivals(config);
    HttpServer.Routing routing = new HttpServer.Routing(endpoints(), Optional.of(fhir()));
    server = new HttpServer(settings(config.http()), address(), routing, metrics);
  }

  /** The keys of our own, which routes use too. */
  private static Optional<TlsSettings> keys(GatewayConfig config) {
    return config.dimse().flatMap(DimseConfig::tls).map(TlsFiles::settings);
  }

  /** What arrives at the listener of a configuration, for the routes that hear it. */
  private static ArrivedInstances arrivals(GatewayConfig config) {
    return ArrivedInstances.of(
        config.dimse().map(DimseConfig::aeTitle).orElse(new AeTitle("PONTIS")));
  }

  private Map<String, Endpoint> endpoints() {
    Endpoint dicomweb = dicomweb(config.http().limits());
    return Map.of(
        "/dicomweb",
        dicomweb,
        "/sites",
        dicomweb,
        "/health",
        new ReadOnly(new HealthEndpoint(federation::status, this::listening)),
        "/metrics",
        new ReadOnly(metrics));
  }

  private Endpoint dicomweb(LimitsConfig limits) {
    return new DicomwebEndpoint(
        new DicomwebEndpoint.Sites(federation.all(), federation::site),
        new DicomwebEndpoint.Limits(
            limits.searchResults(), limits.searchTime(), limits.retrieveTime()));
  }

  private ContextHandler fhir() {
    List<MappedSite> known =
        config.sites().stream().map(site -> MappedSite.of(site.id(), site.name())).toList();
    return FhirHandler.over(
        new FhirSites(federation.all(), federation::site, known),
        limits(config.http().limits()),
        Version.number());
  }

  private static FhirLimits limits(LimitsConfig limits) {
    FhirConfig fhir = limits.fhir();
    return new FhirLimits(fhir.page(), fhir.largestPage(), fhir.candidates(), limits.searchTime());
  }

  private PublicAddress address() {
    return PublicAddress.of(config.http().publicUrl(), config.http().proxies());
  }

  private static HttpServer.Settings settings(HttpConfig http) {
    return new HttpServer.Settings(
        http.host(),
        http.port(),
        http.idleTimeout(),
        http.drainTimeout(),
        Math.toIntExact(http.limits().addressLength().bytes()),
        new CorsPolicy(Set.copyOf(http.cors().allowedOrigins())),
        hosts(http));
  }

  private static HostRule hosts(HttpConfig http) {
    if (!Loopback.is(http.host())) {
      return new HostRule.Any();
    }
    return new HostRule.Loopback(
        Stream.concat(Stream.of(http.host()), http.publicUrl().map(URI::getHost).stream())
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet()));
  }

  /**
   * Starts the added routes and then to listen, for DIMSE where the settings say so; HTTP is last,
   * so that who is told that we are ready can call either way.
   *
   * @throws InvalidRoutes when a file of the configured folder can't be run
   */
  void start() throws InvalidRoutes {
    if (config.routes().isPresent()) {
      routes =
          Optional.of(
              AddedRoutes.start(config.routes().get(), arrivals, federation::site, keys(config)));
    }
    dimse = config.dimse().map(this::dimse);
    dimse.ifPresent(face -> metrics.associations(() -> face.listening().associations()));
    server.start();
  }

  private DimseFace dimse(DimseConfig settings) {
    DimseFace face =
        DimseFace.start(
            settings,
            new Partners(config.peers(), senders()),
            new ServedSites(siteIds(), federation.all(), federation::site),
            new Intake(federation::store, federation.rendezvous()::before, arrivals::publish),
            metrics);
    federation.rendezvous().listensAs(settings.aeTitle());
    return face;
  }

  /** Those that send us what we ask their sites for. */
  private List<PeerConfig> senders() {
    return config.sites().stream()
        .flatMap(site -> site.sender().stream())
        .map(sender -> PeerConfig.of(sender.aeTitle(), sender.host(), sender.port()))
        .toList();
  }

  /** How the DIMSE listener is; empty where there is none. */
  Optional<DimseListening> listening() {
    return dimse.map(DimseFace::listening);
  }

  /** The address it listens on, as callers on this machine see it. */
  String base() {
    return config
        .http()
        .publicUrl()
        .map(Object::toString)
        .orElse("http://" + config.http().host() + ":" + server.port());
  }

  /** The ids of the added routes. */
  List<String> routeIds() {
    return routes.map(AddedRoutes::ids).orElse(List.of());
  }

  List<SiteId> siteIds() {
    return config.sites().stream().map(SiteConfig::id).toList();
  }

  @Override
  public void close() {
    dimse.ifPresent(DimseFace::drain);
    server.close();
    dimse.ifPresent(DimseFace::close);
    routes.ifPresent(AddedRoutes::close);
    federation.close();
    metrics.close();
  }
}
