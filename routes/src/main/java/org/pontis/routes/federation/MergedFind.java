package org.pontis.routes.federation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.MatchOrder;
import org.pontis.dicom.query.Page;
import org.pontis.dicom.query.Projection;
import org.pontis.dicom.query.ReturnKeys;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.DatasetSink;
import org.pontis.dicom.source.FindSummary;
import org.pontis.dicom.source.FindSummary.Remainder;
import org.pontis.dicom.source.SiteId;
import org.pontis.routes.camel.site.SiteCommand;

/**
 * One find over several sites. Each site is asked for the whole page counted from the first match,
 * and one more: a match within the merged page is within that at its own site, whatever the others
 * hold, so that offset and limit are exact over the merged list.
 */
final class MergedFind {
  private final RouteContext routes;
  private final List<SiteId> sites;

  MergedFind(RouteContext routes, List<SiteId> sites) {
    this.routes = routes;
    this.sites = sites;
  }

  FindSummary find(ImagingQuery query, Call call, DatasetSink sink, Patience patience) {
    ImagingQuery asked = query.with(reach(query.page())).with(widened(query));
    MergingSink merging =
        new MergingSink(
            sites,
            MatchOrder.of(query),
            patience,
            (merged, site, from) ->
                again(merged, site, asked.with(rest(asked.page(), from)), call));
    Projection wanted = Projection.of(query.returnKeys());
    Progress progress =
        new Progress(query, (site, match) -> sink.accept(site, wanted.apply(match)));
    var command = new SiteCommand.Find(asked, call, merging, merging);
    try (var _ = new FanOut(routes, command, merging::fanOutEnded, merging::close)) {
      progress.run(merging);
    }
    return progress.summary(merging, sites.size());
  }

  private void again(MergingSink merging, SiteId site, ImagingQuery rest, Call call) {
    routes
        .threads()
        .execute(() -> {
          try {
            routes.findAt(site, new SiteCommand.Find(rest, call, merging, merging));
          } catch (RuntimeException failure) {
            merging.failed(site, failure);
          }
        });
  }

  private static Page rest(Page page, int from) {
    return new Page(from, page.limit() - from);
  }

  /** What was asked for and what merging needs to know of a match. */
  private static ReturnKeys widened(ImagingQuery query) {
    return switch (query.returnKeys()) {
      case ReturnKeys.All all -> all;
      case ReturnKeys.Listed(List<ElementPath> paths) -> {
        Stream<ElementPath> needed =
            MatchOrder.attributes(query.level()).stream().map(ElementPath::of);
        yield new ReturnKeys.Listed(Stream.concat(paths.stream(), needed).distinct().toList());
      }
    };
  }

  /** The page a site is asked for: from the first match to one past the last wanted. */
  private static Page reach(Page page) {
    long last = (long) page.offset() + page.limit() + 1;
    return new Page(0, (int) Math.min(last, Integer.MAX_VALUE));
  }

  /** How far the page has come. */
  private static final class Progress {
    private final Page page;
    private final MatchIdentity identity;
    private final DatasetSink sink;
    private long passed;
    private long delivered;
    private Remainder remainder = Remainder.NONE;

    Progress(ImagingQuery query, DatasetSink sink) {
      this.page = query.page();
      this.identity = new MatchIdentity(query.level());
      this.sink = sink;
    }

    void run(MergingSink merging) {
      for (Optional<MergingSink.Match> next = merging.next();
          next.isPresent() && take(next.get());
          next = merging.next()) {}
    }

    private boolean take(MergingSink.Match match) {
      if (!identity.isNew(match.dataset())) {
        return true;
      }
      if (passed < page.offset()) {
        passed++;
        return true;
      }
      if (delivered == page.limit()) {
        remainder = Remainder.MORE;
        return false;
      }
      delivered++;
      return sink.accept(match.site(), match.dataset());
    }

    FindSummary summary(MergingSink merging, int asked) {
      List<ImagingException> failures = merging.failures();
      if (!failures.isEmpty() && failures.size() == asked && delivered == 0) {
        throw failures.getFirst();
      }
      List<Problem> problems = new ArrayList<>(merging.notes());
      failures.forEach(failure -> problems.add(failure.problem()));
      return new FindSummary(delivered, remainder, problems);
    }
  }
}
