package org.pontis.gateway.http;

import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * Which web pages may call from a browser (the CORS protocol of the Fetch standard). Applied to
 * every answer, problems included, since a page can't read a problem otherwise.
 *
 * @param allowedOrigins such as {@code https://viewer.example.org}; {@code *} allows every page
 */
public record CorsPolicy(Set<String> allowedOrigins) {
  private static final String EXPOSED =
      "Content-Length, Content-Location, Content-Range, ETag, Link, Location, Retry-After, Warning, "
          + TraceId.HEADER;

  /** Copies the set. */
  public CorsPolicy {
    allowedOrigins = Set.copyOf(allowedOrigins);
  }

  /** Adds the headers that let the page read the answer, if it may. */
  void apply(HttpFields request, HttpFields.Mutable response) {
    if (allowedOrigins.isEmpty()) {
      return;
    }
    response.ensureField(new org.eclipse.jetty.http.HttpField(HttpHeader.VARY, "Origin"));
    granted(request).ifPresent(origin -> grant(origin, response));
  }

  /**
   * Who may read the answer. Every page may also when the Origin is not known: a request line that
   * is too long ends before it.
   */
  private Optional<String> granted(HttpFields request) {
    return allowedOrigins.contains("*")
        ? Optional.of("*")
        : Optional.ofNullable(request.get(HttpHeader.ORIGIN)).filter(allowedOrigins::contains);
  }

  private static void grant(String origin, HttpFields.Mutable response) {
    response.put("Access-Control-Allow-Origin", origin);
    response.put("Access-Control-Expose-Headers", EXPOSED);
  }

  /** Adds what a browser asks before the actual request. */
  void applyPreflight(HttpFields request, HttpFields.Mutable response) {
    apply(request, response);
    if (!response.contains("Access-Control-Allow-Origin")) {
      return;
    }
    response.put("Access-Control-Allow-Methods", "GET, HEAD, POST, OPTIONS");
    String wanted = request.get("Access-Control-Request-Headers");
    if (wanted != null && wanted.matches("[A-Za-z0-9, _-]{1,1000}")) {
      response.put("Access-Control-Allow-Headers", wanted);
    }
    response.put("Access-Control-Max-Age", "3600");
  }
}
