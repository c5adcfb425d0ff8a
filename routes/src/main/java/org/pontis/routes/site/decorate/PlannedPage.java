package org.pontis.routes.site.decorate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.MatchOrder;
import org.pontis.dicom.query.Plan;
import org.pontis.dicom.query.Plan.Sorting;
import org.pontis.dicom.source.DatasetSink;
import org.pontis.dicom.source.FindSummary;
import org.pontis.dicom.source.FindSummary.Remainder;
import org.pontis.dicom.source.SiteId;

/**
 * What a plan leaves to be done with a source's matches: filter, sort, cut to the page, reduce.
 * Sorting holds all matches and is refused when there are too many.
 */
final class PlannedPage implements DatasetSink {
  /** The most matches that are sorted here. */
  static final int MOST_SORTED = 100_000;

  private final Plan plan;
  private final MatchOrder order;
  private final DatasetSink sink;
  private final List<Held> held = new ArrayList<>();
  private long passed;
  private long delivered;
  private Remainder remainder = Remainder.NONE;

  private record Held(MatchOrder.Position position, SiteId site, Dataset match) {}

  PlannedPage(ImagingQuery query, Plan plan, DatasetSink sink) {
    this.plan = plan;
    this.order = MatchOrder.of(query);
    this.sink = sink;
  }

  @Override
  public boolean accept(SiteId site, Dataset match) {
    if (!plan.residual().test(match)) {
      return true;
    }
    return switch (plan.sorting()) {
      case AT_SOURCE -> give(site, match);
      case HERE -> hold(new Held(order.position(match), site, match));
    };
  }

  /** The source has given its last match. */
  void end() {
    held.sort(Comparator.comparing(Held::position));
    for (Held next : held) {
      if (!give(next.site(), next.match())) {
        return;
      }
    }
  }

  long delivered() {
    return delivered;
  }

  /** Whether matches are left behind the page, here or, if it paged, at the source. */
  Remainder remainder(FindSummary answered) {
    boolean pagedAtSource = plan.residual().matchesAll() && plan.sorting() == Sorting.AT_SOURCE;
    return pagedAtSource ? answered.remainder() : remainder;
  }

  private boolean hold(Held match) {
    if (held.size() == MOST_SORTED) {
      throw ImagingException.of(
          ProblemType.LIMIT_EXCEEDED,
          "more than " + MOST_SORTED + " matches to put in order; ask for less at once");
    }
    held.add(match);
    return true;
  }

  private boolean give(SiteId site, Dataset match) {
    if (passed < plan.page().offset()) {
      passed++;
      return true;
    }
    if (delivered == plan.page().limit()) {
      remainder = Remainder.MORE;
      return false;
    }
    delivered++;
    return sink.accept(site, plan.projection().apply(match));
  }
}
