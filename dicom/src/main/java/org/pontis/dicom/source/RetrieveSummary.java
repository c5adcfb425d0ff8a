package org.pontis.dicom.source;

import java.util.List;
import org.pontis.dicom.problem.Problem;

/**
 * How a retrieval ended.
 *
 * @param delivered instances or parts given to the sink
 * @param problems one for each instance or site that could not be delivered
 */
public record RetrieveSummary(long delivered, List<Problem> problems) {
  /** Copies the list. */
  public RetrieveSummary {
    problems = List.copyOf(problems);
  }
}
