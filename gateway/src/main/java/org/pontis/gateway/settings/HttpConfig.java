package org.pontis.gateway.settings;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port " + port + " is outside 0..65535");
    }
    if (!idleTimeout.isPositive()) {
      throw new IllegalArgumentException("idle-timeout is not positive");
    }
    if (drainTimeout.isNegative()) {
      throw new IllegalArgumentException("drain-timeout is negative");
    }
    publicUrl.ifPresent(HttpConfig::checkPublicUrl);
    trustedProxies = List.copyOf(trustedProxies);
    proxies(trustedProxies);
  }

  private static List<AddressRange> proxies(List<String> texts) {
    return texts.stream()
        .map(text ->
            AddressRange.parse(text)
                .orElseThrow(() ->
                    new IllegalArgumentException(
                        "trusted-proxies: '"
                            + text
                            + "' is no address or range, expected for example 10.0.0.0/8")))
        .toList();
  }

  /** The addresses whose word is taken on where requests come from. */
  public List<AddressRange> proxies() {
    return proxies(trustedProxies);
  }

  private static void checkPublicUrl(URI url) {
    boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    if (!web || url.getHost() == null || url.getQuery() != null || url.getFragment() != null) {
      throw new IllegalArgumentException(
          "public-url '" + url + "' is not of the form https://host[:port][/prefix]");
    }
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
