package org.pontis.gateway.settings;

import java.util.List;
import org.pontis.config.Items;

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
    checkAllowedOrigins(Items.of(allowedOrigins));
  }

  private static void checkAllowedOrigins(Items<String> allowedOrigins) {
    allowedOrigins.require(
        "allowed-origins",
        CorsConfig::isOrigin,
        "is not an origin, expected for example https://viewer.example.org, or *");
  }

  private static boolean isOrigin(String text) {
    return text.equals("*") || text.matches("[a-z][a-z0-9+.-]*://[^/\\s]+");
  }

  static CorsConfig none() {
    return new CorsConfig(List.of());
  }

  /** Every page may call. */
  public static CorsConfig everyone() {
    return new CorsConfig(List.of("*"));
  }
}
