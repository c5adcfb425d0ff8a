package org.pontis.routes.site.dimse.find;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.dictionary.Dictionary;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.Key;
import org.pontis.dicom.query.Matching;
import org.pontis.dicom.source.SiteId;

/** Those of some attributes that no answer to a query has, not even without a value. */
final class Unreturned {
  private final Set<Tag> unseen;
  private boolean answered;

  /** Watches for these. */
  Unreturned(Collection<Tag> tags) {
    this.unseen = new LinkedHashSet<>(tags);
  }

  /** Watches for the attributes of keys that can be matched only here. */
  static Unreturned matchedHere(ImagingQuery query, List<Key> asked) {
    Set<Key> pushed = new HashSet<>(asked);
    return new Unreturned(
        query.keys().stream()
            .filter(key -> !pushed.contains(key))
            .filter(key -> !(key.matching() instanceof Matching.Universal))
            .filter(key -> !(key.matching() instanceof Matching.EmptyValue))
            .map(key -> key.path().first())
            .toList());
  }

  void look(Dataset match) {
    answered = true;
    unseen.removeIf(match::contains);
  }

  /** The attributes not seen up to now. */
  Set<Tag> tags() {
    return Set.copyOf(unseen);
  }

  /** A problem for each attribute that no answer had. */
  List<Problem> problems(SiteId site) {
    return answered
        ? unseen.stream().map(tag -> problem(site, tag)).collect(Collectors.toUnmodifiableList())
        : List.of();
  }

  private static Problem problem(SiteId site, Tag tag) {
    return Problem.of(
        ProblemType.UNSUPPORTED_KEY,
        site,
        "the PACS neither matches nor returns %s, so nothing could be found by it"
            .formatted(Dictionary.keyword(tag).orElse(tag.hex())));
  }
}
