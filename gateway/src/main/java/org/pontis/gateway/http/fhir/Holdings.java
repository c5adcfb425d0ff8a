package org.pontis.gateway.http.fhir;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.Key;
import org.pontis.dicom.query.Matching;
import org.pontis.dicom.query.ReturnKeys;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.FindSummary;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.dicom.source.SiteId;
import org.pontis.mappings.ids.StudyKey;
import org.pontis.mappings.search.Existence;

/**
 * Decides conditions on what studies hold: many studies with one find for each query and site,
 * which ends as soon as every study has shown a match.
 *
 * @param problems takes what kept a find from being complete
 */
record Holdings(FhirSites sites, Call call, Set<Problem> problems) {
  private static final ReturnKeys STUDY_ONLY =
      new ReturnKeys.Listed(List.of(ElementPath.of(Tags.StudyInstanceUID)));

  /** Those of some studies that fulfil every condition. */
  Set<StudyKey> fulfilling(List<Existence> conditions, Set<StudyKey> studies) {
    Set<StudyKey> left = studies;
    for (Existence condition : conditions) {
      left = fulfilling(condition, left);
    }
    return left;
  }

  private Set<StudyKey> fulfilling(Existence condition, Set<StudyKey> studies) {
    Set<StudyKey> found = new HashSet<>();
    for (ImagingQuery query : condition.anyOf()) {
      Set<StudyKey> open = new LinkedHashSet<>(studies);
      open.removeAll(found);
      Map<SiteId, List<Uid>> bySite =
          open.stream().collect(groupingBy(StudyKey::site, mapping(StudyKey::study, toList())));
      bySite.forEach((site, uids) -> found.addAll(matching(query, site, uids)));
    }
    return found;
  }

  private Set<StudyKey> matching(ImagingQuery query, SiteId site, List<Uid> studies) {
    Set<StudyKey> matching = new HashSet<>();
    ImagingSource source = sites.one().apply(site).orElse(sites.all());
    FindSummary summary =
        source.find(
            query.with(among(studies)).with(STUDY_ONLY),
            call,
            (_, match) -> {
              match.uid(Tags.StudyInstanceUID).ifPresent(u -> matching.add(new StudyKey(site, u)));
              return matching.size() < studies.size();
            });
    problems.addAll(summary.problems());
    return matching;
  }

  /** The key of some studies. */
  static Key among(List<Uid> studies) {
    return new Key(ElementPath.of(Tags.StudyInstanceUID), new Matching.UidList(studies));
  }
}
