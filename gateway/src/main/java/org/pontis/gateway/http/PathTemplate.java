package org.pontis.gateway.http;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An address without what it names: segments that are no words of our own become a star, values of
 * parameters are left out. Identifiers and names are patient data and belong in no log or metric.
 */
public final class PathTemplate {
  private static final Set<String> WORDS =
      Set.of(
          "dicomweb",
          "sites",
          "studies",
          "series",
          "instances",
          "metadata",
          "frames",
          "bulkdata",
          "rendered",
          "thumbnail",
          "fhir",
          "r4",
          "Patient",
          "ImagingStudy",
          "Endpoint",
          "_search",
          "_history",
          "health",
          "live",
          "ready",
          "metrics",
          "$validate");

  private PathTemplate() {}

  /** The template of a path. */
  public static String of(String rawPath) {
    String[] segments = rawPath.split("/", 16);
    StringBuilder template = new StringBuilder(64);
    for (int i = 1; i < segments.length; i++) {
      template.append('/').append(WORDS.contains(segments[i]) ? segments[i] : "*");
    }
    return template.isEmpty() ? "/" : template.toString();
  }

  /** The names of the parameters of a query, those that look like names. */
  static String parameterNames(String rawQuery) {
    return Arrays.stream(rawQuery.split("&", 64))
        .map(pair -> pair.split("=", 2)[0])
        .map(name -> name.matches("[A-Za-z0-9_.:-]{1,64}") ? name : "*")
        .collect(Collectors.joining(","));
  }
}
