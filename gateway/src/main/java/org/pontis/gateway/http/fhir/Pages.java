package org.pontis.gateway.http.fhir;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.pontis.dicom.query.Page;

/**
 * Fills pages with what becomes of candidates. Each stretch is twice as long as the one before, so
 * that a search few candidates fulfil asks sites few times; one request looks at a bounded number
 * of candidates and leaves the others to the next page.
 */
record Pages(Candidates candidates, FhirLimits limits) {
  private static final int LONGEST = 1_024;

  /** Looks at a stretch as a whole and says what becomes of each of its matches. */
  @FunctionalInterface
  interface Judge<R> {
    Function<Match, Optional<R>> of(List<Match> stretch);
  }

  /** Adds a page's resources; answers where the next page begins, if there may be one. */
  <R> OptionalInt fill(Page page, Judge<R> judge, List<R> found) {
    int position = page.offset();
    int left = limits.candidates();
    int length = page.limit() + 1;
    while (left > 0) {
      int wanted = Math.min(length, left);
      List<Match> stretch = candidates.stretch(position, wanted);
      Function<Match, Optional<R>> becomes = judge.of(stretch);
      for (Match match : stretch) {
        if (found.size() == page.limit()) {
          return OptionalInt.of(position);
        }
        becomes.apply(match).ifPresent(found::add);
        position++;
      }
      if (stretch.size() < wanted) {
        return OptionalInt.empty();
      }
      left -= wanted;
      length = Math.min(2 * length, LONGEST);
    }
    return OptionalInt.of(position);
  }
}
