package org.pontis.gateway.http;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.DatasetSink;
import org.pontis.dicom.source.FindSummary;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.testkit.ForwardingSource;

/** Another source, whose finds report one problem after the other, the last one from then on. */
public final class ChangingSource implements ForwardingSource {
  private final ImagingSource source;
  private final List<Problem> problems;
  private final AtomicInteger finds = new AtomicInteger();

  /** Over a source without problems. */
  public ChangingSource(ImagingSource source, List<Problem> problems) {
    this.source = source;
    this.problems = List.copyOf(problems);
  }

  @Override
  public ImagingSource source() {
    return source;
  }

  @Override
  public FindSummary find(ImagingQuery query, Call call, DatasetSink sink) {
    FindSummary found = source.find(query, call, sink);
    Problem problem = problems.get(Math.min(finds.getAndIncrement(), problems.size() - 1));
    return new FindSummary(found.delivered(), found.remainder(), List.of(problem));
  }
}
