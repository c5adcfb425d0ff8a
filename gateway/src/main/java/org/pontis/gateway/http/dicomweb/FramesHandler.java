package org.pontis.gateway.http.dicomweb;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.dicom.source.IncomingInstance;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.dicom.source.Part;
import org.pontis.dicom.source.RetrieveSummary;
import org.pontis.dicom.web.ContentNegotiation;
import org.pontis.dicom.web.Extent;
import org.pontis.dicom.web.Negotiated;
import org.pontis.dicom.web.Transcoding;
import org.pontis.gateway.http.Exchange;
import org.pontis.gateway.http.QueryString;

/** Retrieve Frames (PS3.18 section 10.4.1.1.6): a part for each frame, in the order asked. */
record FramesHandler(Duration within) {
  void answer(Exchange exchange, ImagingSource source, InstanceRef what, Links links)
      throws IOException {
    QueryString query = QueryString.parse(exchange.rawQuery());
    query.allowOnly(List.of("accept"));
    Extent extent = extent(what.part());
    Negotiated forms =
        ContentNegotiation.bulkData(Accepted.by(exchange, query), extent, Transcoding.NONE);
    InstanceAnswer answer =
        new InstanceAnswer(exchange, forms, extent, frame -> addressOf(links, frame));
    exchange.body().hold(0);
    RetrieveSummary summary = source.retrieve(what, exchange.call(within), answer);
    new Completeness(exchange).check(summary);
    answer.finish();
  }

  private static Extent extent(Part part) {
    boolean one = part instanceof Part.Frames(List<Integer> numbers) && numbers.size() == 1;
    return one ? Extent.ONE : Extent.MANY;
  }

  static String addressOf(Links links, IncomingInstance frame) {
    String instance = links.instance(frame.study(), frame.series(), frame.instance());
    return frame.part() instanceof Part.Frames(List<Integer> numbers)
        ? instance + "/frames/" + numbers.getFirst()
        : instance;
  }
}
