package org.pontis.gateway.http.dicomweb;

import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.DatasetSink;
import org.pontis.dicom.source.FindSummary;
import org.pontis.dicom.source.IncomingInstance;
import org.pontis.dicom.source.InstanceSink;
import org.pontis.dicom.source.RetrieveSummary;
import org.pontis.dicom.source.SiteId;
import org.pontis.gateway.http.Exchange;
import org.pontis.gateway.http.HttpProblem;

/**
 * Says when a retrieval delivers only a part: status 206 and a Warning header (PS3.18 section
 * 10.4.3.1) while the status line can still be changed, a broken connection when it could not be
 * said in time. Used by one thread.
 */
final class Completeness {
  private final Exchange exchange;
  private final Set<SiteId> announced = new HashSet<>();
  private final Set<Problem> said = new LinkedHashSet<>();

  Completeness(Exchange exchange) {
    this.exchange = exchange;
  }

  /** A sink that says of sites, before anything of the answer, that their share may be missing. */
  InstanceSink announcing(InstanceSink next) {
    return new InstanceSink() {
      @Override
      public boolean accept(IncomingInstance instance) {
        return next.accept(instance);
      }

      @Override
      public void incomplete(Problem problem) {
        announce(problem);
      }
    };
  }

  /** The same for data sets. */
  DatasetSink announcing(DatasetSink next) {
    return new DatasetSink() {
      @Override
      public boolean accept(SiteId site, Dataset dataset) {
        return next.accept(site, dataset);
      }

      @Override
      public void incomplete(Problem problem) {
        announce(problem);
      }
    };
  }

  private void announce(Problem problem) {
    if (!exchange.body().isCommitted() && isNews(problem)) {
      problem.site().ifPresent(announced::add);
      exchange.status(206);
      warn(List.of(problem));
    }
  }

  void check(RetrieveSummary summary) throws IOException {
    if (summary.problems().isEmpty() || exchange.body().hasFailed()) {
      return;
    }
    if (summary.delivered() == 0) {
      throw new ImagingException(summary.problems().getFirst());
    }
    List<Problem> news = news(summary.problems());
    if (!news.isEmpty()) {
      breakOffIfBegun(news);
      exchange.status(206);
      warn(news);
    }
  }

  /** A search with silent sites is still status 200; the Warning header names them. */
  void check(FindSummary summary) throws IOException {
    if (exchange.body().hasFailed()) {
      return;
    }
    List<Problem> news = news(summary.problems());
    if (!news.isEmpty()) {
      breakOffIfBegun(news);
      warn(news);
    }
    if (summary.remainder() == FindSummary.Remainder.MORE && !exchange.body().isCommitted()) {
      Warnings.add(exchange, "There are additional results that can be requested");
    }
  }

  private List<Problem> news(List<Problem> problems) {
    return problems.stream().filter(this::isNews).toList();
  }

  /** A site whose whole share was said to be in doubt brings no news, nor one that is as silent. */
  private boolean isNews(Problem problem) {
    boolean isOfAnnounced = problem.site().filter(announced::contains).isPresent();
    return !isOfAnnounced
        && !said.contains(problem)
        && said.stream().noneMatch(known -> areSilences(known, problem));
  }

  private static boolean areSilences(Problem known, Problem problem) {
    return known.type() == ProblemType.SITE_TIMEOUT
        && problem.type() == ProblemType.SITE_TIMEOUT
        && known.site().isPresent()
        && known.site().equals(problem.site());
  }

  private void warn(List<Problem> problems) {
    said.addAll(problems);
    Warnings.add(exchange, problems);
  }

  /** All that was delivered goes out first: the parts before the break are whole. */
  private void breakOffIfBegun(List<Problem> problems) throws IOException {
    if (exchange.body().isCommitted()) {
      exchange.body().flush();
      exchange.refuse(HttpProblem.of(problems.getFirst()));
    }
  }
}
