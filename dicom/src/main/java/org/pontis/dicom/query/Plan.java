package org.pontis.dicom.query;

import java.util.List;
import org.pontis.dicom.problem.Problem;

/**
 * How a query is answered by a source that can't do all of it. The matches of the pushed query are,
 * in this order: filtered by the residual, sorted where the source does not, cut to the page, and
 * reduced to the projection.
 *
 * @param pushed what the source is asked
 * @param residual what its matches must fulfil besides
 * @param sorting who puts the matches in order
 * @param page which of the remaining matches are delivered; all when the source has paged
 * @param projection from what was asked of the source to what the caller asked
 * @param problems a problem UNSUPPORTED_KEY for each key that nobody can match; such keys are left
 *     out, so the answer holds more than was asked for
 */
public record Plan(
    ImagingQuery pushed,
    Matcher residual,
    Sorting sorting,
    Page page,
    Projection projection,
    List<Problem> problems) {

  /** Who puts the matches in order. */
  public enum Sorting {
    AT_SOURCE,
    HERE
  }

  /** Copies the list. */
  public Plan {
    problems = List.copyOf(problems);
  }
}
