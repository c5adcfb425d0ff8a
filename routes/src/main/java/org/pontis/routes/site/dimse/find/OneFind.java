package org.pontis.routes.site.dimse.find;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
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
  private final Projection projection;
  private final Filling filling;
  private final Optional<InstanceFilling> instances;
  private final Unreturned unreturned;
  private final List<Problem> problems = new ArrayList<>();

  OneFind(PacsFind.Means means, ImagingQuery query, Call call) {
    this.means = means;
    this.query = query;
    this.call = call;
    this.wanted = PacsFind.listed(query);
    this.projection = Projection.of(wanted);
    Set<Tag> needed =
        Stream.concat(wanted.paths().stream(), query.keys().stream().map(Key::path))
            .map(ElementPath::first)
            .collect(toUnmodifiableSet());
    Set<Tag> counts = needed.stream().filter(Totals.TAGS::contains).collect(toUnmodifiableSet());
    this.filling = new Filling(means.pool(), means.totals(), counts, call.deadline());
    FirstInstance first = new FirstInstance(means.pool(), means.find(), call.deadline());
    this.instances =
        means
            .headers()
            .map(from -> new InstanceFilling(from, first::below, query.level(), needed, call));
    this.unreturned = new Unreturned(needed);
  }

  FindSummary run(DatasetSink sink) {
    FindSummary found =
        PlannedFind.run(
            query.with(withUids()),
            PacsKeys.CAPABILITIES,
            call,
            (asked, _, matches) -> find(asked, matches),
            (from, match) -> sink.accept(from, completed(filling.fill(match))));
    problems.addAll(found.problems());
    problems.addAll(filling.problems(means.site()));
    instances.ifPresent(filled -> problems.addAll(filled.problems(means.site())));
    return new FindSummary(found.delivered(), found.remainder(), problems);
  }

  /** A match of the page, with what is wanted of it. */
  private Dataset completed(Dataset match) {
    if (instances.isEmpty()) {
      return projection.apply(match);
    }
    InstanceFilling from = instances.get();
    return switch (query.returnKeys()) {
      case ReturnKeys.All _ -> from.fillWhole(projection.apply(match));
      case ReturnKeys.Listed _ -> projection.apply(from.fill(match, unreturned.tags()));
    };
  }

  private FindSummary find(ImagingQuery asked, DatasetSink matches) {
    Unreturned matchedHere = Unreturned.matchedHere(query, asked.keys());
    Predicate<Dataset> next = match -> matches.accept(means.site(), match);
    if (areMatchesFilledFirst(asked)) {
      for (Dataset match : all(asked, matchedHere)) {
        Dataset filled = filledForKeys(asked, match);
        matchedHere.look(filled);
        if (!next.test(filled)) {
          break;
        }
      }
    } else {
      walk(asked, matchedHere, next);
    }
    problems.addAll(matchedHere.problems(means.site()));
    return new FindSummary(0, Remainder.NONE, List.of());
  }

  /**
   * Keys on what is filled in need it before the page is cut; otherwise only the page is filled.
   */
  private boolean areMatchesFilledFirst(ImagingQuery asked) {
    return (instances.isPresent() && !asked.keys().containsAll(query.keys()))
        || query.keys().stream().anyMatch(key -> Totals.TAGS.contains(key.path().first()));
  }

  private Dataset filledForKeys(ImagingQuery asked, Dataset match) {
    Dataset counted = filling.fill(match);
    Set<Tag> never = unreturned.tags();
    Set<Tag> lacking =
        query.keys().stream()
            .filter(key -> !asked.keys().contains(key))
            .map(key -> key.path().first())
            .filter(never::contains)
            .collect(toUnmodifiableSet());
    return instances.map(from -> from.fill(counted, lacking)).orElse(counted);
  }

  private List<Dataset> all(ImagingQuery asked, Unreturned matchedHere) {
    List<Dataset> all = new ArrayList<>();
    walk(
        asked,
        matchedHere,
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

  private void walk(ImagingQuery asked, Unreturned matchedHere, Predicate<Dataset> sink) {
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
                    matchedHere.look(match);
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
