package org.pontis.routes.site.decorate;

import java.util.ArrayList;
import java.util.List;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.Plan;
import org.pontis.dicom.query.QueryPlanner;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.DatasetSink;
import org.pontis.dicom.source.FindSummary;
import org.pontis.dicom.source.SourceCapabilities;

/** Finds answered by something that can do less than every query needs. */
public final class PlannedFind {
  private PlannedFind() {}

  /** What answers queries, as {@link org.pontis.dicom.source.ImagingSource#find} does. */
  @FunctionalInterface
  public interface Finder {
    /** Delivers the matches. */
    FindSummary find(ImagingQuery query, Call call, DatasetSink sink);
  }

  /** Delivers the page of a query; what the finder can't do is done here. */
  public static FindSummary run(
      ImagingQuery query,
      SourceCapabilities capabilities,
      Call call,
      Finder finder,
      DatasetSink sink) {
    Plan plan = QueryPlanner.plan(query, capabilities);
    if (plan.sorting() == Plan.Sorting.AT_SOURCE && plan.pushed().equals(query)) {
      return finder.find(query, call, sink);
    }
    PlannedPage page = new PlannedPage(query, plan, sink);
    FindSummary answered = finder.find(plan.pushed(), call, page);
    page.end();
    List<Problem> problems = new ArrayList<>(plan.problems());
    problems.addAll(answered.problems());
    return new FindSummary(page.delivered(), page.remainder(answered), problems);
  }
}
