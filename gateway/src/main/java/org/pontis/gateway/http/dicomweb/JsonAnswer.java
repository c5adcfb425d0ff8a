package org.pontis.gateway.http.dicomweb;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.function.UnaryOperator;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.json.DicomJsonWriter;
import org.pontis.dicom.web.DatasetForm;
import org.pontis.gateway.http.Exchange;

/** One JSON array of DICOM JSON Model objects (PS3.18 section F.2), compressed where accepted. */
final class JsonAnswer extends DatasetAnswer {
  private final DatasetForm form;
  private final ServedBulkData links;
  private final DicomJsonWriter json;
  private final OutputStream out;

  JsonAnswer(
      DatasetForm form, Exchange exchange, ServedBulkData links, UnaryOperator<Dataset> finishing) {
    super(exchange, finishing);
    this.form = form;
    this.links = links;
    this.json = new DicomJsonWriter(links);
    this.out = exchange.compressible();
  }

  @Override
  String contentType() {
    return form.mediaType().toString();
  }

  @Override
  void write(Dataset dataset, boolean first) throws IOException {
    links.of(dataset);
    out.write(first ? '[' : ',');
    ByteBuffer object = json.encode(dataset);
    out.write(object.array(), object.arrayOffset() + object.position(), object.remaining());
  }

  @Override
  void close() throws IOException {
    if (count() == 0) {
      out.write('[');
    }
    out.write(']');
    out.close();
  }
}
