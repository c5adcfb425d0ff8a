package org.pontis.gateway.http.dicomweb;

import org.pontis.gateway.http.HttpProblem;

/** Problems of HTTP that DICOMweb resources have. */
final class Refusals {
  static final String METHODS = "GET, HEAD, OPTIONS";

  private Refusals() {}

  static HttpProblem outsideRange(long total) {
    return HttpProblem.of(
        416, "RANGE_NOT_SATISFIABLE", "The value has " + total + " bytes; ask for some of them.");
  }

  static HttpProblem wrongMethod() {
    return HttpProblem.of(
        405, "METHOD_NOT_ALLOWED", "This resource is only read: use one of " + METHODS + ".");
  }

  static HttpProblem nothingThere() {
    return HttpProblem.of(
        404,
        "NOT_FOUND",
        "No DICOMweb resource has this address; see PS3.18 tables 10.4.1-1 and 10.6.1-1.");
  }

  static HttpProblem noSuchSite() {
    return HttpProblem.of(
        404,
        "NOT_FOUND",
        "No site of this id is configured; the sites are listed at /health/ready.");
  }
}
