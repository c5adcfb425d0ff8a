package org.pontis.gateway.http.fhir;

import java.util.List;
import java.util.OptionalInt;
import org.pontis.dicom.problem.Problem;

/**
 * One page of what a search found.
 *
 * @param next position of the next candidate, if there may be more
 * @param problems what kept the answer from being complete
 */
record Found<R>(List<R> resources, OptionalInt next, List<Problem> problems) {
  Found {
    resources = List.copyOf(resources);
    problems = List.copyOf(problems);
  }
}
