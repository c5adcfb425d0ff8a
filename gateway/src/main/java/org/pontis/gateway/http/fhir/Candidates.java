package org.pontis.gateway.http.fhir;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.MatchOrder;
import org.pontis.dicom.query.Page;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.FindSummary;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.dicom.source.SiteId;

/**
 * The matches of a query at all sites or at some, in the query's order, a stretch at a time. Keeps
 * the problems of all stretches.
 */
final class Candidates {
  private final FhirSites sites;
  private final Optional<Set<SiteId>> asked;
  private final ImagingQuery query;
  private final Call call;
  private final FhirLimits limits;
  private final Set<Problem> problems = new LinkedHashSet<>();

  Candidates(
      FhirSites sites,
      Optional<Set<SiteId>> asked,
      ImagingQuery query,
      Call call,
      FhirLimits limits) {
    this.sites = sites;
    this.asked = asked;
    this.query = query;
    this.call = call;
    this.limits = limits;
  }

  /** What kept the stretches so far from being complete. */
  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** The matches from a position on, fewer than the limit only at the end. */
  List<Match> stretch(int offset, int limit) {
    Page page = new Page(offset, limit);
    if (asked.isEmpty()) {
      return find(sites.all(), page);
    }
    List<ImagingSource> some =
        asked.get().stream().sorted().flatMap(id -> sites.one().apply(id).stream()).toList();
    return some.size() == 1 ? find(some.getFirst(), page) : merged(some, offset, limit);
  }

  /** How many matches there are of which something holds. */
  int count(Predicate<Match> condition) {
    int[] count = new int[1];
    List<ImagingSource> sources =
        asked
            .map(some -> some.stream().flatMap(id -> sites.one().apply(id).stream()).toList())
            .orElse(List.of(sites.all()));
    for (ImagingSource source : sources) {
      FindSummary summary =
          source.find(
              query.with(Page.all()),
              call,
              (site, dataset) -> {
                count[0] += condition.test(new Match(site, dataset)) ? 1 : 0;
                return true;
              });
      problems.addAll(summary.problems());
    }
    return count[0];
  }

  /** Of each source all is asked for up to the end of the page, which therefore has a limit. */
  private List<Match> merged(List<ImagingSource> some, int offset, int limit) {
    if ((long) offset + limit > limits.candidates()) {
      throw ImagingException.of(
          ProblemType.LIMIT_EXCEEDED,
          "searches of some sites end after %d matches; narrow the search or ask one site"
              .formatted(limits.candidates()));
    }
    List<Match> matches = new ArrayList<>();
    some.forEach(source -> matches.addAll(find(source, new Page(0, offset + limit))));
    Comparator<Match> order =
        Comparator.comparing(Match::dataset, MatchOrder.of(query.level(), query.ordering()));
    return matches.stream().sorted(order).skip(offset).limit(limit).toList();
  }

  private List<Match> find(ImagingSource source, Page page) {
    List<Match> matches = new ArrayList<>();
    FindSummary summary =
        source.find(
            query.with(page), call, (site, dataset) -> matches.add(new Match(site, dataset)));
    problems.addAll(summary.problems());
    return matches;
  }
}
