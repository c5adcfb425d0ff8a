package org.pontis.routes.site.dimse.find;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.dictionary.Dictionary;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.Key;
import org.pontis.dicom.query.Matching;
import org.pontis.dicom.source.SiteId;

/**
 * Notices keys that can be matched only here, on attributes the PACS never returns and that are not
 * found out otherwise.
 */
final class Unreturned {
  private final Set<Tag> unseen = new LinkedHashSet<>();
  private boolean answered;

  /** Watches the answers to a query of which these keys were asked of the PACS. */
  Unreturned(ImagingQuery query, List<Key> asked) {
    Set<Key> pushed = new HashSet<>(asked);
    query.keys().stream()
        .filter(key -> !pushed.contains(key) && !Totals.TAGS.contains(key.path().first()))
        .filter(key -> !(key.matching() instanceof Matching.Universal))
        .filter(key -> !(key.matching() instanceof Matching.EmptyValue))
        .forEach(key -> unseen.add(key.path().first()));
  }

  void look(Dataset match) {
    answered = true;
    unseen.removeIf(match::contains);
  }

  /** A problem for each attribute that no answer had. */
  List<Problem> problems(SiteId site) {
    return answered
        ? unseen.stream()
            .map(tag ->
                Problem.of(
                    ProblemType.UNSUPPORTED_KEY,
                    site,
                    "the PACS neither matches nor returns %s, so nothing could be found by it"
                        .formatted(Dictionary.keyword(tag).orElse(tag.hex()))))
            .toList()
        : List.of();
  }
}
