package org.pontis.gateway.http.fhir;

import java.time.Duration;

/**
 * What one FHIR request may cost.
 *
 * @param page resources on a page when the caller does not say
 * @param largestPage resources on a page however many are asked for
 * @param candidates studies or patients looked at for one page; a page that is not full by then
 *     links to the next
 * @param time how long a request may take
 */
public record FhirLimits(int page, int largestPage, int candidates, Duration time) {
  /** Checks the bounds. */
  public FhirLimits {
    if (page < 1 || largestPage < page || candidates < largestPage || !time.isPositive()) {
      throw new IllegalArgumentException("limits of FHIR requests are not in order");
    }
  }
}
