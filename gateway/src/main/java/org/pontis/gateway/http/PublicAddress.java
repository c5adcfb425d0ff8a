package org.pontis.gateway.http;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Under which address callers know this gateway: the configured one, else what a trusted proxy in
 * front says ({@code Forwarded} of RFC 7239, else {@code X-Forwarded-*}), else what the caller
 * asked for.
 *
 * @param configured with the path prefix, if any, and no slash at the end
 * @param proxies whose word is taken; what others say is not looked at
 */
public record PublicAddress(Optional<String> configured, List<AddressRange> proxies) {
  private static final Pattern AUTHORITY =
      Pattern.compile("(\\[[0-9A-Fa-f:.]{2,45}]|[A-Za-z0-9._-]{1,253})(:[0-9]{1,5})?");
  private static final Pattern PREFIX = Pattern.compile("(/[A-Za-z0-9._~-]+)+");

  /** Copies the list. */
  public PublicAddress {
    proxies = List.copyOf(proxies);
  }

  /** Takes the configured address, if any, and the proxies to believe. */
  public static PublicAddress of(Optional<URI> configured, List<AddressRange> proxies) {
    return new PublicAddress(configured.map(uri -> stripSlash(uri.toString())), proxies);
  }

  /** The address of this gateway's root as the caller knows it, without a slash at the end. */
  public String baseOf(Request request) {
    return configured.orElseGet(() -> comesFromProxy(request) ? said(request) : own(request));
  }

  private boolean comesFromProxy(Request request) {
    return request.getConnectionMetaData().getRemoteSocketAddress()
            instanceof InetSocketAddress remote
        && proxies.stream().anyMatch(range -> range.contains(remote.getAddress()));
  }

  private static String own(Request request) {
    return (request.isSecure() ? "https" : "http") + "://" + asked(request);
  }

  private static String said(Request request) {
    HttpFields headers = request.getHeaders();
    Forwarded forwarded = Forwarded.of(headers);
    String scheme = forwarded.proto().orElse(request.isSecure() ? "https" : "http");
    String authority = forwarded.host().filter(PublicAddress::isAuthority).orElse(asked(request));
    return scheme + "://" + withPort(authority, forwarded.port(), scheme) + prefix(headers);
  }

  private static String asked(Request request) {
    String name = Request.getServerName(request);
    int port = Request.getServerPort(request);
    String host = name.contains(":") && !name.startsWith("[") ? "[" + name + "]" : name;
    boolean standard = port <= 0 || port == (request.isSecure() ? 443 : 80);
    return standard ? host : host + ":" + port;
  }

  private static boolean isAuthority(String text) {
    return AUTHORITY.matcher(text).matches();
  }

  private static String withPort(String authority, Optional<String> port, String scheme) {
    boolean named = authority.matches(".*:[0-9]+");
    return port.filter(_ -> !named)
        .filter(p -> !p.equals("https".equals(scheme) ? "443" : "80"))
        .map(p -> authority + ":" + p)
        .orElse(authority);
  }

  private static String prefix(HttpFields headers) {
    return Forwarded.first(headers.get("X-Forwarded-Prefix"))
        .map(PublicAddress::stripSlash)
        .filter(p -> PREFIX.matcher(p).matches())
        .orElse("");
  }

  private static String stripSlash(String text) {
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  /** What the proxy nearest to the caller wrote. */
  private record Forwarded(Optional<String> proto, Optional<String> host, Optional<String> port) {

    static Forwarded of(HttpFields headers) {
      String standard = headers.get("Forwarded");
      if (standard != null) {
        String nearest = standard.split(",", 2)[0];
        return new Forwarded(
            parameter(nearest, "proto").filter(Forwarded::isScheme),
            parameter(nearest, "host"),
            Optional.empty());
      }
      return new Forwarded(
          first(headers.get("X-Forwarded-Proto")).filter(Forwarded::isScheme),
          first(headers.get("X-Forwarded-Host")),
          first(headers.get("X-Forwarded-Port")).filter(p -> p.matches("[0-9]{1,5}")));
    }

    static Optional<String> first(@Nullable String list) {
      return list == null
          ? Optional.empty()
          : Optional.of(list.split(",", 2)[0].strip()).filter(s -> !s.isEmpty());
    }

    private static boolean isScheme(String text) {
      return text.equals("http") || text.equals("https");
    }

    private static Optional<String> parameter(String element, String name) {
      for (String pair : element.split(";", -1)) {
        String[] sides = pair.strip().split("=", 2);
        if (sides.length == 2 && sides[0].equalsIgnoreCase(name)) {
          return Optional.of(sides[1].strip().replace("\"", ""));
        }
      }
      return Optional.empty();
    }
  }
}
