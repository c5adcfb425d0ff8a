package org.pontis.gateway.http.dicomweb;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.Page;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.dicom.web.ContentNegotiation;
import org.pontis.dicom.web.DatasetForm;
import org.pontis.dicom.web.QidoParameters;
import org.pontis.dicom.web.QidoResource;
import org.pontis.gateway.http.Exchange;
import org.pontis.gateway.http.QueryString;

/**
 * The search transaction (PS3.18 section 10.6). The answer is held back until it is complete, since
 * only then it is known what the Warning headers have to say. One that grows beyond what may be
 * held is interrupted to ask whether there are matches after its page, and goes on where it was.
 *
 * @param maxResults matches in one answer at the most
 */
record SearchHandler(int maxResults, Duration within) {
  void answer(Exchange exchange, ImagingSource source, QidoResource what, Links links)
      throws IOException {
    QueryString parameters = QueryString.parse(exchange.rawQuery());
    DatasetForm form = ContentNegotiation.datasets(Accepted.by(exchange, parameters));
    ImagingQuery asked = QidoParameters.read(what, parameters.parameters());
    Page page = new Page(asked.page().offset(), Math.min(asked.page().limit(), maxResults));
    exchange.body().hold(Integer.MAX_VALUE);
    DatasetAnswer answer =
        DatasetAnswer.in(
            form,
            exchange,
            new ServedBulkData(links),
            match -> withRetrieveUrl(withoutCharacterSet(match), what.level(), links));
    exchange.with("Content-Type", answer.contentType());
    new InterruptedSearch(exchange, source, asked, exchange.call(within)).deliver(page, answer);
    if (answer.count() == 0) {
      exchange.status(204).without("Content-Type");
      return;
    }
    answer.finish();
  }

  /**
   * Whatever the object's or the PACS's was: the answer is in UTF-8, and whoever writes it says so
   * where text goes beyond ASCII (PS3.18 table 10.6.3-3).
   */
  private static Dataset withoutCharacterSet(Dataset match) {
    return match.contains(Tags.SpecificCharacterSet)
        ? match.select(tag -> !tag.equals(Tags.SpecificCharacterSet))
        : match;
  }

  /** Adds (0008,1190), which only the server that answers can know. */
  private static Dataset withRetrieveUrl(Dataset match, QueryLevel level, Links links) {
    Optional<Uid> study = match.uid(Tags.StudyInstanceUID);
    if (study.isEmpty()) {
      return match;
    }
    String url = links.study(study.get());
    if (level != QueryLevel.STUDY) {
      Optional<Uid> series = match.uid(Tags.SeriesInstanceUID);
      url = series.isPresent() ? links.series(study.get(), series.get()) : url;
      Optional<Uid> sop = match.uid(Tags.SOPInstanceUID);
      url =
          series.isPresent() && sop.isPresent()
              ? links.instance(study.get(), series.get(), sop.get())
              : url;
    }
    return match.overlaidWith(Dataset.builder().text(Tags.RetrieveURL, Vr.UR, url).build());
  }
}
