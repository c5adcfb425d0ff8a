package org.pontis.dicom.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A parameter of a query string, decoded.
 *
 * @param value may hold patient data
 */
public record QueryParameter(String name, String value) {

  /** The query string of these parameters, percent-encoded as UTF-8, without question mark. */
  public static String join(List<QueryParameter> parameters) {
    return parameters.stream()
        .map(parameter -> encoded(parameter.name()) + "=" + encoded(parameter.value()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** The name only. */
  @Override
  public String toString() {
    return name;
  }
}
