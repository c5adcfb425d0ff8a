package org.pontis.gateway.http.dicomweb;

import java.io.IOException;
import java.util.function.UnaryOperator;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.source.DatasetSink;
import org.pontis.dicom.source.SiteId;
import org.pontis.dicom.web.DatasetForm;
import org.pontis.gateway.http.Exchange;

/**
 * Writes data sets into an answer as they arrive. Declines more when only the header is wanted or
 * the caller is gone.
 */
abstract class DatasetAnswer implements DatasetSink {
  private static final long FLUSH_AFTER_NANOS = 50_000_000;

  private final Exchange exchange;
  private final UnaryOperator<Dataset> finishing;
  private long count;
  private long flushed = System.nanoTime();
  private java.util.Optional<IOException> failure = java.util.Optional.empty();

  /**
   * An answer to be.
   *
   * @param finishing what is done to each data set before it is written
   */
  DatasetAnswer(Exchange exchange, UnaryOperator<Dataset> finishing) {
    this.exchange = exchange;
    this.finishing = finishing;
  }

  /** An answer in the negotiated form. */
  static DatasetAnswer in(
      DatasetForm form, Exchange exchange, ServedBulkData links, UnaryOperator<Dataset> finishing) {
    return switch (form.model()) {
      case DICOM_JSON -> new JsonAnswer(form, exchange, links, finishing);
      case NATIVE_XML -> new XmlAnswer(form, exchange, links, finishing);
    };
  }

  @Override
  public boolean accept(SiteId site, Dataset dataset) {
    count++;
    if (exchange.isHead()) {
      return false;
    }
    try {
      write(finishing.apply(dataset), count == 1);
      flushIfDue();
      return true;
    } catch (IOException gone) {
      failure = java.util.Optional.of(gone);
      return false;
    }
  }

  /** How many data sets were written. */
  long count() {
    return count;
  }

  /** Ends the body of at least one data set. */
  void finish() throws IOException {
    if (failure.isPresent()) {
      throw failure.get();
    }
    if (!exchange.isHead()) {
      close();
    }
  }

  /** The Content-Type of the body. */
  abstract String contentType();

  abstract void write(Dataset dataset, boolean first) throws IOException;

  abstract void close() throws IOException;

  private void flushIfDue() throws IOException {
    if (exchange.body().isCommitted() || exchange.body().holdsNothingBack()) {
      long now = System.nanoTime();
      if (now - flushed > FLUSH_AFTER_NANOS) {
        exchange.body().flush();
        flushed = now;
      }
    }
  }
}
