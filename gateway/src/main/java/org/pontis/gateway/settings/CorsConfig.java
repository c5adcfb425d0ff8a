package org.pontis.gateway.settings;

import java.util.List;

/**
 * Which web pages may call from a browser.
 *
 * @param allowedOrigins such as {@code https://viewer.example.org}, without a path; {@code *}
 *     allows every page
 */
public record CorsConfig(List<String> allowedOrigins) {
  /** Copies the list and checks the form of origins. */
  public CorsConfig {
    allowedOrigins = List.copyOf(allowedOrigins);
    for (String origin : allowedOrigins) {
      if (!origin.equals("*") && !origin.matches("[a-z][a-z0-9+.-]*://[^/\\s]+")) {
        throw new IllegalArgumentException(
            "allowed-origins: '"
                + origin
                + "' is not an origin, expected for example https://viewer.example.org, or *");
      }
    }
  }

  static CorsConfig none() {
    return new CorsConfig(List.of());
  }

  /** Every page may call. */
  public static CorsConfig everyone() {
    return new CorsConfig(List.of("*"));
  }
}
