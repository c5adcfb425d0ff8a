package org.pontis.gateway.http.fhir;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;

/**
 * How many resources fulfil a search.
 *
 * @param total absent when nobody asked, or when it is not exact
 * @param problems why it is not
 */
record Count(OptionalInt total, List<Problem> problems) {
  Count {
    problems = List.copyOf(problems);
  }

  static Count exactly(int total) {
    return new Count(OptionalInt.of(total), List.of());
  }

  static Count notAskedFor() {
    return new Count(OptionalInt.empty(), List.of());
  }

  /** Of a search that is decided on the finished resources. */
  static Count unknown() {
    Problem why =
        Problem.of(
            ProblemType.UNSUPPORTED_KEY,
            "the total of this search is not known before its last page; follow the links");
    return new Count(OptionalInt.empty(), List.of(why));
  }

  /** Of all candidates, exact if every site answered. */
  static Count of(Candidates candidates) {
    return of(candidates, _ -> true);
  }

  /** Of the candidates of which something holds, exact if every site answered. */
  static Count of(Candidates candidates, Predicate<Match> condition) {
    int total = candidates.count(condition);
    return candidates.problems().isEmpty()
        ? exactly(total)
        : new Count(OptionalInt.empty(), candidates.problems());
  }
}
