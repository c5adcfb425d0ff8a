package org.pontis.mappings.search;

import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;

/** What is said of a search that can't be answered; names the parameter, never its value. */
final class Refusals {
  private Refusals() {}

  static ImagingException invalid(SearchTerm term, String why) {
    return ImagingException.of(
        ProblemType.INVALID_QUERY, "search parameter '" + term.name() + "' " + why);
  }

  static ImagingException unsupported(String what, Iterable<String> supported) {
    String names = String.join(", ", supported);
    return ImagingException.of(
        ProblemType.UNSUPPORTED_KEY,
        what
            + " is not supported, "
            + (names.isEmpty() ? "nor is any other" : "expected one of [" + names + "]"));
  }
}
