package org.pontis.dicom.query;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.dictionary.Dictionary;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.SourceCapabilities;
import org.pontis.dicom.source.SourceCapabilities.MatchableKeys;
import org.pontis.dicom.source.SourceCapabilities.Paging;

/**
 * Divides a query between a source and us. A key is pushed when the source matches it in this kind
 * of matching; else it is filtered here, for which the source must return the attribute; an
 * attribute below the query's level can be neither. With something to filter or to sort here, limit
 * and offset stay here too, since the source would cut before the filter.
 */
public final class QueryPlanner {
  private QueryPlanner() {}

  /** The plan for a query to a source of these capabilities. */
  public static Plan plan(ImagingQuery query, SourceCapabilities capabilities) {
    List<Key> pushed = new ArrayList<>();
    List<Key> residual = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (Key key : query.keys()) {
      boolean atSource = isMatched(query, key, capabilities.matchable());
      boolean exact = atSource && !isPartOfMoment(query, key, capabilities.matchable());
      if (atSource && (exact || key.matching() instanceof Matching.DateRange)) {
        pushed.add(key);
      }
      if (!exact) {
        filterHere(query, key, residual, problems);
      }
    }
    Plan.Sorting sorting =
        capabilities.paging() == Paging.ORDERED ? Plan.Sorting.AT_SOURCE : Plan.Sorting.HERE;
    boolean pagedAtSource = residual.isEmpty() && sorting == Plan.Sorting.AT_SOURCE;
    ImagingQuery asked =
        new ImagingQuery(
            query.level(),
            pushed,
            pagedAtSource ? query.returnKeys() : returnKeys(query, residual, sorting),
            pagedAtSource ? query.page() : Page.all(),
            query.ordering());
    return new Plan(
        asked,
        Matcher.of(residual),
        sorting,
        pagedAtSource ? Page.all() : query.page(),
        Projection.of(query.returnKeys()),
        problems);
  }

  private static boolean isMatched(ImagingQuery query, Key key, MatchableKeys matchable) {
    return switch (matchable) {
      case MatchableKeys.Every _ -> true;
      case MatchableKeys.Only only ->
          isCommonKind(key.matching())
              && only.byLevel().getOrDefault(query.level(), Set.of()).contains(key.path().first());
    };
  }

  /** The kinds every server has; the others are matched here. */
  private static boolean isCommonKind(Matching matching) {
    return switch (matching) {
      case Matching.Universal _,
          Matching.SingleValue _,
          Matching.UidList _,
          Matching.WildCard _,
          Matching.DateRange _,
          Matching.TimeRange _ ->
          true;
      case Matching.EmptyValue _,
          Matching.ValueList _,
          Matching.DateTimeRange _,
          Matching.FuzzyName _ ->
          false;
    };
  }

  /**
   * Whether the key makes one range of moments together with another. Servers that match the two
   * apart find too little (PS3.4 C.2.2.2.5.4), so only the dates are pushed.
   */
  private static boolean isPartOfMoment(ImagingQuery query, Key key, MatchableKeys matchable) {
    if (matchable instanceof MatchableKeys.Every || key.path().steps().size() > 1) {
      return false;
    }
    List<Key> others = new ArrayList<>(query.keys());
    MomentRange.takeFrom(others);
    return !others.contains(key);
  }

  private static void filterHere(
      ImagingQuery query, Key key, List<Key> residual, List<Problem> problems) {
    if (AttributeLevels.of(key.path()).isAtOrAbove(query.level())) {
      residual.add(key);
    } else {
      problems.add(
          Problem.of(
              ProblemType.UNSUPPORTED_KEY,
              name(key.path())
                  + " can't be matched in a search for "
                  + query.level()
                  + " matches; the search was made without it"));
    }
  }

  private static ReturnKeys returnKeys(
      ImagingQuery query, List<Key> residual, Plan.Sorting sorting) {
    return switch (query.returnKeys()) {
      case ReturnKeys.All all -> all;
      case ReturnKeys.Listed(List<ElementPath> asked) -> {
        Set<ElementPath> paths = new LinkedHashSet<>(asked);
        residual.forEach(key -> paths.add(key.path()));
        if (sorting == Plan.Sorting.HERE) {
          MatchOrder.attributes(query.level()).forEach(tag -> paths.add(ElementPath.of(tag)));
        }
        yield new ReturnKeys.Listed(List.copyOf(paths));
      }
    };
  }

  private static String name(ElementPath path) {
    return path.steps().stream()
        .map(step -> Dictionary.keyword(step.tag()).orElse(step.tag().hex()))
        .collect(Collectors.joining("."));
  }
}
