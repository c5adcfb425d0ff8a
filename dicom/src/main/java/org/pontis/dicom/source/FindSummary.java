package org.pontis.dicom.source;

import java.util.List;
import org.pontis.dicom.problem.Problem;

/**
 * How a find ended.
 *
 * @param delivered matches given to the sink
 * @param remainder whether the page left matches behind it
 * @param problems what kept the answer from being complete: silent sites, keys not supported
 */
public record FindSummary(long delivered, Remainder remainder, List<Problem> problems) {
  /** Whether there are matches after the page. */
  public enum Remainder {
    NONE,
    MORE
  }

  /** Copies the list. */
  public FindSummary {
    problems = List.copyOf(problems);
  }
}
