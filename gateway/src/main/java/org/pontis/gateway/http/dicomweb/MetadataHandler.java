package org.pontis.gateway.http.dicomweb;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.dicom.source.RetrieveSummary;
import org.pontis.dicom.web.ContentNegotiation;
import org.pontis.dicom.web.DatasetForm;
import org.pontis.gateway.http.Exchange;
import org.pontis.gateway.http.QueryString;

/** Retrieve Metadata (PS3.18 section 10.4.1.1.2): streamed, one instance in memory. */
record MetadataHandler(Duration within) {
  void answer(Exchange exchange, ImagingSource source, InstanceRef what, Links links)
      throws IOException {
    QueryString query = QueryString.parse(exchange.rawQuery());
    query.allowOnly(List.of("accept"));
    DatasetForm form = ContentNegotiation.datasets(Accepted.by(exchange, query));
    DatasetAnswer answer =
        DatasetAnswer.in(form, exchange, new ServedBulkData(links), UnaryOperator.identity());
    exchange.with("Content-Type", answer.contentType());
    exchange.body().hold(0);
    Completeness completeness = new Completeness(exchange);
    RetrieveSummary summary =
        source.metadata(what, exchange.call(within), completeness.announcing(answer));
    completeness.check(summary);
    answer.finish();
  }
}
