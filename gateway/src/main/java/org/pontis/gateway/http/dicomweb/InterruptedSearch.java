package org.pontis.gateway.http.dicomweb;

import java.io.IOException;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.Page;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.FindSummary;
import org.pontis.dicom.source.FindSummary.Remainder;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.gateway.http.Exchange;

/**
 * A search whose answer is held in memory up to a bound. When it is reached, the header is made
 * final by a look beyond the page; what is left of the page then follows as it comes, which relies
 * on the order of matches being the same each time.
 */
record InterruptedSearch(Exchange exchange, ImagingSource source, ImagingQuery query, Call call) {
  private static final int HELD_BYTES = 4 * 1024 * 1024;

  void deliver(Page page, DatasetAnswer answer) throws IOException {
    Completeness completeness = new Completeness(exchange);
    FindSummary first =
        source.find(
            query.with(page), call, (site, match) -> answer.accept(site, match) && !isFull());
    if (!isFull()) {
      completeness.check(first);
      return;
    }
    Remainder remainder = hasMatchesAfter(page) ? Remainder.MORE : Remainder.NONE;
    completeness.check(new FindSummary(answer.count(), remainder, first.problems()));
    exchange.body().hold(0);
    exchange.body().flush();
    int sent = Math.toIntExact(answer.count());
    if (sent < page.limit()) {
      Page rest = new Page(page.offset() + sent, page.limit() - sent);
      completeness.check(source.find(query.with(rest), call, answer));
    }
  }

  private boolean isFull() {
    return exchange.body().heldBytes() >= HELD_BYTES;
  }

  private boolean hasMatchesAfter(Page page) {
    long next = (long) page.offset() + page.limit();
    return next < Integer.MAX_VALUE
        && source.find(query.with(new Page((int) next, 1)), call, (_, _) -> true).delivered() > 0;
  }
}
