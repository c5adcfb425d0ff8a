package org.pontis.gateway.settings;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.pontis.config.Items;
import org.pontis.config.Ranges;
import org.pontis.gateway.http.AddressRange;

/**
 * How the gateway listens and what it promises to callers.
 *
 * @param host address to listen on
 * @param port 0 takes any that is free
 * @param publicUrl under which callers reach the gateway, path prefix included; without it the
 *     Forwarded and X-Forwarded headers of a trusted proxy in front decide, then the Host header;
 *     on the loopback address no other Host than its own names and this one is answered
 * @param trustedProxies addresses and ranges (10.0.0.0/8) whose Forwarded and X-Forwarded headers
 *     are believed
 * @param idleTimeout how long a connection may be silent
 * @param drainTimeout how long requests may go on when the gateway stops
 * @param cors which web pages may call from a browser
 * @param limits what one request may cost
 */
public record HttpConfig(
    String host,
    int port,
    Optional<URI> publicUrl,
    List<String> trustedProxies,
    Duration idleTimeout,
    Duration drainTimeout,
    CorsConfig cors,
    LimitsConfig limits) {
  /** Checks ranges and forms. */
  public HttpConfig {
    trustedProxies = List.copyOf(trustedProxies);
    checkPort(port);
    checkPublicUrl(publicUrl);
    checkTrustedProxies(Items.of(trustedProxies));
    checkIdleTimeout(idleTimeout);
    checkDrainTimeout(drainTimeout);
  }

  private static void checkPort(int port) {
    Ranges.within(0, 65_535, port);
  }

  private static void checkPublicUrl(Optional<URI> publicUrl) {
    publicUrl
        .filter(url -> !isPublic(url))
        .ifPresent(url -> {
          throw new IllegalArgumentException(
              "'" + url + "' is not of the form https://host[:port][/prefix]");
        });
  }

  private static boolean isPublic(URI url) {
    boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    return web && url.getHost() != null && url.getQuery() == null && url.getFragment() == null;
  }

  private static void checkTrustedProxies(Items<String> trustedProxies) {
    trustedProxies.require(
        "trusted-proxies",
        text -> AddressRange.parse(text).isPresent(),
        "is no address or range, expected for example 10.0.0.0/8");
  }

  private static void checkIdleTimeout(Duration idleTimeout) {
    Ranges.positive(idleTimeout);
  }

  private static void checkDrainTimeout(Duration drainTimeout) {
    Ranges.notNegative(drainTimeout);
  }

  /** The addresses whose word is taken on where requests come from. */
  public List<AddressRange> proxies() {
    return trustedProxies.stream().flatMap(text -> AddressRange.parse(text).stream()).toList();
  }

  static String defaultHost() {
    return "127.0.0.1";
  }

  static int defaultPort() {
    return 8080;
  }

  static List<String> defaultTrustedProxies() {
    return List.of("127.0.0.0/8", "::1");
  }

  static Duration defaultIdleTimeout() {
    return Duration.ofSeconds(60);
  }

  static Duration defaultDrainTimeout() {
    return Duration.ofSeconds(20);
  }

  /** What is assumed where the file says nothing, but on this port. */
  public static HttpConfig onLoopback(int port) {
    return new HttpConfig(
        defaultHost(),
        port,
        Optional.empty(),
        defaultTrustedProxies(),
        defaultIdleTimeout(),
        defaultDrainTimeout(),
        CorsConfig.none(),
        LimitsConfig.standard());
  }

  /** The same with other cross-origin rules. */
  public HttpConfig with(CorsConfig other) {
    return new HttpConfig(
        host, port, publicUrl, trustedProxies, idleTimeout, drainTimeout, other, limits);
  }
}
