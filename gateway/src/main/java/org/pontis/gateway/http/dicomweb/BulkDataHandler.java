package org.pontis.gateway.http.dicomweb;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.dicom.source.IncomingInstance;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.dicom.source.Part;
import org.pontis.dicom.source.RetrieveSummary;
import org.pontis.dicom.web.Accept;
import org.pontis.dicom.web.ContentNegotiation;
import org.pontis.dicom.web.Extent;
import org.pontis.dicom.web.Negotiated;
import org.pontis.dicom.web.Transcoding;
import org.pontis.gateway.http.Exchange;
import org.pontis.gateway.http.QueryString;

/**
 * Retrieve Bulkdata (PS3.18 section 10.4.1.1.5): the value of one element, whole or, as a single
 * part, a range of its bytes (section 10.4.1.2.2). Encapsulated pixel data come frame by frame.
 */
record BulkDataHandler(Duration within) {
  void answer(Exchange exchange, ImagingSource source, InstanceRef what, Links links)
      throws IOException {
    QueryString query = QueryString.parse(exchange.rawQuery());
    query.allowOnly(List.of("accept"));
    Negotiated forms =
        ContentNegotiation.bulkData(accept(exchange, query), Extent.ONE, Transcoding.NONE);
    InstanceAnswer answer =
        new InstanceAnswer(exchange, forms, Extent.MANY, value -> addressOf(links, value));
    exchange.body().hold(0);
    RetrieveSummary summary = source.retrieve(what, exchange.call(within), answer);
    Completeness.check(exchange, summary);
    answer.finish();
  }

  /** A caller that asks for a range and takes anything gets one part: others have no ranges. */
  private static Accept accept(Exchange exchange, QueryString query) {
    Accept accept = Accepted.by(exchange, query);
    boolean anything = accept.ranges().stream().anyMatch(range -> range.type().type().equals("*"));
    return exchange.header("Range").isPresent() && anything
        ? Accept.of(List.of(), List.of("application/octet-stream"))
        : accept;
  }

  private static String addressOf(Links links, IncomingInstance value) {
    String instance = links.instance(value.study(), value.series(), value.instance());
    return switch (value.part()) {
      case Part.BulkDataValue(var path) -> instance + "/bulkdata/" + path;
      case Part.Frames(List<Integer> numbers) -> instance + "/frames/" + numbers.getFirst();
      case Part.Whole _ -> instance;
    };
  }
}
