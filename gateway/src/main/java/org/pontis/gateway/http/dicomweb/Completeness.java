package org.pontis.gateway.http.dicomweb;

import java.io.IOException;
import java.util.List;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.source.FindSummary;
import org.pontis.dicom.source.RetrieveSummary;
import org.pontis.gateway.http.Exchange;
import org.pontis.gateway.http.HttpProblem;

/**
 * Says when a retrieval delivered only a part: status 206 and a Warning header (PS3.18 section
 * 10.4.3.1) while the status line can still be changed, a broken connection afterwards.
 */
final class Completeness {
  private Completeness() {}

  static void check(Exchange exchange, RetrieveSummary summary) throws IOException {
    if (summary.problems().isEmpty() || exchange.body().hasFailed()) {
      return;
    }
    if (summary.delivered() == 0) {
      throw new ImagingException(summary.problems().getFirst());
    }
    breakOffIfBegun(exchange, summary.problems());
    exchange.status(206);
    Warnings.add(exchange, summary.problems());
  }

  /** A search with silent sites is still status 200; the Warning header names them. */
  static void check(Exchange exchange, FindSummary summary) throws IOException {
    if (exchange.body().hasFailed()) {
      return;
    }
    if (!summary.problems().isEmpty()) {
      breakOffIfBegun(exchange, summary.problems());
      Warnings.add(exchange, summary.problems());
    }
    if (summary.remainder() == FindSummary.Remainder.MORE && !exchange.body().isCommitted()) {
      Warnings.add(exchange, "There are additional results that can be requested");
    }
  }

  /** All that was delivered goes out first: the parts before the break are whole. */
  private static void breakOffIfBegun(Exchange exchange, List<Problem> problems)
      throws IOException {
    if (exchange.body().isCommitted()) {
      exchange.body().flush();
      exchange.refuse(HttpProblem.of(problems.getFirst()));
    }
  }
}
