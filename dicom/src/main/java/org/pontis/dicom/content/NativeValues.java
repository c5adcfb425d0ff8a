package org.pontis.dicom.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import org.pontis.dicom.data.BulkData;
import org.pontis.dicom.data.BulkData.Region;
import org.pontis.dicom.data.ByteSwap;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.dictionary.TransferSyntax.Payload;
import org.pontis.dicom.encoding.BulkSource.BulkValue;
import org.pontis.dicom.encoding.InflatedStream;
import org.pontis.dicom.encoding.Part10Object;
import org.pontis.dicom.encoding.ReadLimits;
import org.pontis.dicom.encoding.SwappedStream;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.Content;

/** The values of defined length of a stored object, inflated and in little endian. */
final class NativeValues {
  private final Content stored;
  private final TransferSyntax transferSyntax;
  private final long dataSetOffset;
  private final ReadLimits limits;

  /**
   * The values of the object read from these bytes.
   *
   * @param stored the whole Part 10 object, of known length, to be opened as often as needed
   */
  NativeValues(Content stored, Part10Object object, ReadLimits limits) {
    this.stored = stored;
    this.transferSyntax = object.transferSyntax();
    this.dataSetOffset = object.dataSetOffset();
    this.limits = limits;
  }

  /** The value of an element; encapsulated pixel data have no place in these transfer syntaxes. */
  BulkValue plain(Element.BulkDataReference reference) {
    if (reference.location() instanceof Region region) {
      return new BulkValue.Plain(region(region, reference.vr()));
    }
    String reason =
        reference.location() instanceof BulkData.Encapsulated
            ? " is encapsulated in a transfer syntax that has no such pixel data"
            : " lies elsewhere";
    throw ImagingException.of(ProblemType.MALFORMED_INPUT, reference.tag() + reason);
  }

  Content region(Region region, Vr vr) {
    if (transferSyntax.payload() == Payload.DEFLATED) {
      return new StreamedContent(this::inflated, region.offset(), region.length());
    }
    Content value = stored.range(region.offset(), region.length());
    int unit = ByteSwap.unit(vr);
    return transferSyntax.byteOrder() == ByteOrder.BIG_ENDIAN && unit > 1
        ? new StreamedContent(() -> new SwappedStream(value.open(), unit), 0, region.length())
        : value;
  }

  /** The whole inflated data set, which the offsets of references count in. */
  private InputStream inflated() throws IOException {
    long length = stored.length().orElseThrow() - dataSetOffset;
    return StreamLayer.over(
        stored.range(dataSetOffset, length).open(),
        bytes -> new ClosingStream(InflatedStream.over(bytes, limits), bytes));
  }
}
