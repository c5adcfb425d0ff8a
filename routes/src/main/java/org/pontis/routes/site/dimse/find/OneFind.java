package org.pontis.routes.site.dimse.find;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.Key;
import org.pontis.dicom.query.Matching;
import org.pontis.dicom.query.Projection;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.query.ReturnKeys;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.DatasetSink;
import org.pontis.dicom.source.FindSummary;
import org.pontis.dicom.source.FindSummary.Remainder;
import org.pontis.routes.site.decorate.PlannedFind;
import org.pontis.routes.site.dimse.pool.Purpose;

/** One query for studies, series or instances. */
final class OneFind {
  private final PacsFind.Means means;
  private final ImagingQuery query;
  private final Call call;
  private final ReturnKeys.Listed wanted;
  private final Filling filling;
  private final List<Problem> problems = new ArrayList<>();

  OneFind(PacsFind.Means means, ImagingQuery query, Call call) {
    this.means = means;
    this.query = query;
    this.call = call;
    this.wanted = PacsFind.listed(query);
    Set<Tag> counts =
        Stream.concat(wanted.paths().stream(), query.keys().stream().map(Key::path))
            .map(ElementPath::first)
            .filter(Totals.TAGS::contains)
            .collect(Collectors.toUnmodifiableSet());
    this.filling = new Filling(means.pool(), means.totals(), counts, call.deadline());
  }

  FindSummary run(DatasetSink sink) {
    Projection projection = Projection.of(wanted);
    FindSummary found =
        PlannedFind.run(
            query.with(withUids()),
            PacsKeys.CAPABILITIES,
            call,
            (asked, _, matches) -> find(asked, matches),
            (from, match) -> sink.accept(from, projection.apply(filling.fill(match))));
    problems.addAll(found.problems());
    problems.addAll(filling.problems(means.site()));
    return new FindSummary(found.delivered(), found.remainder(), problems);
  }

  private FindSummary find(ImagingQuery asked, DatasetSink matches) {
    Unreturned unreturned = new Unreturned(query, asked.keys());
    Predicate<Dataset> next = match -> matches.accept(means.site(), match);
    if (areCountsMatched()) {
      for (Dataset match : all(asked, unreturned)) {
        if (!next.test(filling.fill(match))) {
          break;
        }
      }
    } else {
      walk(asked, unreturned, next);
    }
    problems.addAll(unreturned.problems(means.site()));
    return new FindSummary(0, Remainder.NONE, List.of());
  }

  /** Keys on counts need them before the page is cut; otherwise only the page is filled. */
  private boolean areCountsMatched() {
    return query.keys().stream().anyMatch(key -> Totals.TAGS.contains(key.path().first()));
  }

  private List<Dataset> all(ImagingQuery asked, Unreturned unreturned) {
    List<Dataset> all = new ArrayList<>();
    walk(
        asked,
        unreturned,
        match -> {
          if (all.size() == Walk.MOST_PARENTS) {
            throw ImagingException.of(
                ProblemType.LIMIT_EXCEEDED,
                "more than " + Walk.MOST_PARENTS + " matches to look into; narrow the search");
          }
          return all.add(match);
        });
    return all;
  }

  private void walk(ImagingQuery asked, Unreturned unreturned, Predicate<Dataset> sink) {
    AtomicBoolean begun = new AtomicBoolean();
    Walk walk = new Walk(means.find(), asked, hints(), call.deadline());
    means
        .pool()
        .use(
            Purpose.QUERIES,
            call.deadline(),
            scu -> {
              walk.run(
                  scu,
                  match -> {
                    begun.set(true);
                    unreturned.look(match);
                    return sink.test(means.supplements().add(withValues(match)));
                  });
              return walk;
            },
            begun::get);
  }

  /** Without the attributes that were asked for and have no value, or are not known. */
  private static Dataset withValues(Dataset match) {
    return match.select(tag -> match.element(tag).filter(Element::isEmpty).isEmpty());
  }

  /** A PACS that knows modalities of studies finds less at once; one that does not ignores them. */
  private List<Key> hints() {
    return query.keys().stream()
        .filter(key -> key.path().equals(ElementPath.of(Tags.ModalitiesInStudy)))
        .filter(key -> key.matching() instanceof Matching.SingleValue)
        .toList();
  }

  /** The return keys and what names a match, by which it is filled. */
  private ReturnKeys withUids() {
    Set<ElementPath> paths = new LinkedHashSet<>(wanted.paths());
    for (QueryLevel level : QueryLevel.values()) {
      if (level != QueryLevel.PATIENT && level.isAtOrAbove(query.level())) {
        paths.add(ElementPath.of(Walk.unique(level)));
      }
    }
    return new ReturnKeys.Listed(List.copyOf(paths));
  }
}
