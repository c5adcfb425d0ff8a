package org.pontis.gateway.http.dicomweb;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.dictionary.TransferSyntax.Payload;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.dicom.source.IncomingInstance;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.dicom.source.Part;
import org.pontis.dicom.source.RetrieveSummary;
import org.pontis.dicom.web.Accept;
import org.pontis.dicom.web.ContentNegotiation;
import org.pontis.dicom.web.Extent;
import org.pontis.dicom.web.Transcoding;
import org.pontis.gateway.http.Exchange;
import org.pontis.gateway.http.QueryString;

/**
 * Retrieve Bulkdata (PS3.18 section 10.4.1.1.5): the value of one element, whole or, as a single
 * part, a range of its bytes (section 10.4.1.2.2). Encapsulated pixel data come frame by frame, a
 * video as the one stream it is.
 */
record BulkDataHandler(Duration within) {
  private static final ElementPath PIXEL_DATA = ElementPath.of(Tags.PixelData);

  void answer(Exchange exchange, ImagingSource source, InstanceRef what, Links links)
      throws IOException {
    QueryString query = QueryString.parse(exchange.rawQuery());
    query.allowOnly(List.of("accept"));
    Accept accept = Accepted.by(exchange, query);
    Call call = exchange.call(within);
    InstanceAnswer answer =
        new InstanceAnswer(
            exchange,
            ContentNegotiation.bulkData(ranged(exchange, accept), Extent.ONE, Transcoding.NONE),
            Extent.ONE,
            value -> addressOf(links, value));
    exchange.body().hold(0);
    List<IncomingInstance> inFrames = new ArrayList<>(1);
    RetrieveSummary summary =
        source.retrieve(
            what,
            call,
            value -> {
              if (isFrames(value)) {
                inFrames.add(value);
                return false;
              }
              return answer.accept(asNegotiated(value));
            });
    new Completeness(exchange).check(summary);
    if (inFrames.isEmpty()) {
      answer.finish();
    } else {
      new AllFrames(exchange, accept, links).answer(source, what, call);
    }
  }

  /** A caller that asks for a range and takes anything gets one part: others have no ranges. */
  private static Accept ranged(Exchange exchange, Accept accept) {
    boolean anything = accept.ranges().stream().anyMatch(range -> range.type().type().equals("*"));
    return exchange.header("Range").isPresent() && anything
        ? Accept.of(List.of(), List.of("application/octet-stream"))
        : accept;
  }

  private static boolean isFrames(IncomingInstance value) {
    TransferSyntax stored = value.transferSyntax();
    return value.part() instanceof Part.BulkDataValue(ElementPath path)
        && path.equals(PIXEL_DATA)
        && stored.payload() == Payload.ENCAPSULATED
        && !stored.isVideo();
  }

  /** Only pixel data are compressed by the transfer syntax of their object (PS3.5 A.4). */
  private static IncomingInstance asNegotiated(IncomingInstance value) {
    boolean isPixels =
        value.part() instanceof Part.BulkDataValue(ElementPath path)
            && path.last().equals(Tags.PixelData);
    return isPixels ? value : stored(value, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
  }

  private static IncomingInstance stored(IncomingInstance value, TransferSyntax transferSyntax) {
    return new IncomingInstance(
        value.site(),
        value.study(),
        value.series(),
        value.instance(),
        value.sopClass(),
        transferSyntax,
        value.part(),
        value.content());
  }

  private static String addressOf(Links links, IncomingInstance value) {
    String instance = links.instance(value.study(), value.series(), value.instance());
    return value.part() instanceof Part.BulkDataValue(ElementPath path)
        ? instance + "/bulkdata/" + path
        : instance;
  }
}
