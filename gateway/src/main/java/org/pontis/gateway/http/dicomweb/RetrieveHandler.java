package org.pontis.gateway.http.dicomweb;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.dicom.source.IncomingInstance;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.dicom.source.InstanceSink;
import org.pontis.dicom.source.RetrieveSummary;
import org.pontis.dicom.web.ContentNegotiation;
import org.pontis.dicom.web.Extent;
import org.pontis.dicom.web.Negotiated;
import org.pontis.dicom.web.Transcoding;
import org.pontis.gateway.http.Exchange;
import org.pontis.gateway.http.QueryString;

/**
 * Retrieve Instances (PS3.18 section 10.4.1.1.1): one at a time, bytes as stored where that is
 * accepted.
 */
record RetrieveHandler(Duration within) {
  void answer(Exchange exchange, ImagingSource source, InstanceRef what, Links links)
      throws IOException {
    QueryString query = QueryString.parse(exchange.rawQuery());
    query.allowOnly(List.of("accept"));
    Extent extent = what.instance().isPresent() ? Extent.ONE : Extent.MANY;
    Negotiated forms =
        ContentNegotiation.instances(
            Accepted.by(exchange, query), extent, Transcoding.TO_EXPLICIT_LITTLE_ENDIAN);
    InstanceAnswer answer =
        new InstanceAnswer(exchange, forms, extent, one -> addressOf(links, one));
    InstanceSink negotiated = new AsNegotiated(forms, answer);
    InstanceSink sink = negotiated;
    if (extent == Extent.MANY && !forms.takesAsStored()) {
      announceGaps(exchange, source, what, forms);
      sink = one -> forms.select(one.transferSyntax()).isEmpty() || negotiated.accept(one);
    }
    exchange.body().hold(0);
    Completeness completeness = new Completeness(exchange);
    RetrieveSummary summary =
        source.retrieve(what, exchange.call(within), completeness.announcing(sink));
    completeness.check(summary);
    answer.finish();
  }

  private static String addressOf(Links links, IncomingInstance one) {
    return links.instance(one.study(), one.series(), one.instance());
  }

  /**
   * Finds out, before the status line goes out, whether some instances are stored in a transfer
   * syntax that is not accepted: 206 and a Warning then, NOT_ACCEPTABLE when it is all of them.
   */
  private void announceGaps(
      Exchange exchange, ImagingSource source, InstanceRef what, Negotiated forms) {
    List<IncomingInstance> refused = new ArrayList<>(1);
    long[] counts = new long[2];
    source.retrieve(
        what,
        exchange.call(within),
        instance -> {
          boolean fits = forms.select(instance.transferSyntax()).isPresent();
          counts[fits ? 0 : 1]++;
          if (!fits && refused.isEmpty()) {
            refused.add(instance);
          }
          return true;
        });
    if (counts[1] > 0 && counts[0] == 0) {
      forms.require(refused.getFirst().transferSyntax());
    }
    if (counts[1] > 0) {
      exchange.status(206);
      Warnings.add(
          exchange,
          counts[1]
              + " of "
              + (counts[0] + counts[1])
              + " instances are left out: they are stored in a transfer syntax that is not"
              + " accepted; ask for transfer-syntax=*");
    }
  }
}
