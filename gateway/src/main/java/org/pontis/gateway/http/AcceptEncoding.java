package org.pontis.gateway.http;

import java.util.Locale;

/** The Accept-Encoding header of RFC 9110 section 12.5.3, as far as gzip goes. */
final class AcceptEncoding {
  private AcceptEncoding() {}

  static boolean takesGzip(String header) {
    for (String element : header.toLowerCase(Locale.ROOT).split(",", -1)) {
      String[] parts = element.strip().split("\\s*;\\s*", -1);
      if (parts[0].equals("gzip") || parts[0].equals("x-gzip")) {
        return parts.length == 1 || !parts[1].matches("q=0(\\.0{1,3})?");
      }
    }
    return false;
  }
}
