package org.pontis.gateway.http.dicomweb;

import java.io.IOException;
import java.util.function.UnaryOperator;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.json.NativeXmlWriter;
import org.pontis.dicom.web.DatasetForm;
import org.pontis.dicom.web.MultipartRelatedWriter;
import org.pontis.dicom.web.PartHeader;
import org.pontis.gateway.http.Exchange;
import org.pontis.gateway.http.ResponseBody;

/** A multipart message with a Native DICOM Model document for each data set (PS3.19 Annex A). */
final class XmlAnswer extends DatasetAnswer {
  private final DatasetForm form;
  private final ServedBulkData links;
  private final NativeXmlWriter xml;
  private final ResponseBody body;
  private final MultipartRelatedWriter parts;

  XmlAnswer(
      DatasetForm form, Exchange exchange, ServedBulkData links, UnaryOperator<Dataset> finishing) {
    super(exchange, finishing);
    this.form = form;
    this.links = links;
    this.xml = new NativeXmlWriter(links);
    this.body = exchange.body();
    this.parts = new MultipartRelatedWriter(form.mediaType(), body);
  }

  @Override
  String contentType() {
    return parts.contentType().toString();
  }

  @Override
  void write(Dataset dataset, boolean first) throws IOException {
    links.of(dataset);
    parts.part(PartHeader.of(form.mediaType()), _ -> xml.write(dataset, body));
  }

  @Override
  void close() throws IOException {
    parts.finish();
  }
}
