package org.pontis.dicom.encoding;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteOrder;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.pontis.dicom.data.ByteSwap;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.dictionary.TransferSyntax.Payload;
import org.pontis.dicom.source.Content;

/**
 * Writes data sets in one transfer syntax. Sequences get delimiters instead of lengths, so that
 * nothing is written twice; text of mixed character sets becomes UTF-8. Thread-safe.
 */
public final class DatasetWriter {
  private final TransferSyntax syntax;
  private final BulkSource bulk;

  /** A writer that asks {@code bulk} for the values a data set refers to. */
  public DatasetWriter(TransferSyntax syntax, BulkSource bulk) {
    this.syntax = syntax;
    this.bulk = bulk;
  }

  /** Writes to a stream and leaves it open; deflates if the transfer syntax says so. */
  public void write(Dataset dataset, OutputStream out) throws IOException {
    if (syntax.payload() != Payload.DEFLATED) {
      encode(dataset, EncodedTarget.to(out));
      return;
    }
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try {
      DeflaterOutputStream deflated = new DeflaterOutputStream(out, deflater);
      encode(dataset, EncodedTarget.to(deflated));
      deflated.finish();
      if (deflater.getBytesWritten() % 2 != 0) {
        out.write(0);
      }
    } finally {
      deflater.end();
    }
  }

  /** Encodes without deflating. */
  void encode(Dataset dataset, EncodedTarget target) throws IOException {
    Encoding encoding = new Encoding(syntax.vrEncoding(), syntax.byteOrder());
    ElementOutput out = new ElementOutput(target, encoding);
    elements(UnifiedText.of(dataset), out);
    out.flush();
  }

  private void elements(Dataset dataset, ElementOutput out) throws IOException {
    for (Element element : dataset.elements()) {
      switch (element) {
        case Element.Text text -> value(text.tag(), text.vr(), text.value(), out);
        case Element.Numbers numbers -> numbers(numbers, numbers.value(), numbers.order(), out);
        case Element.Bytes bytes -> numbers(bytes, bytes.value(), bytes.order(), out);
        case Element.Items items -> sequence(items, out);
        case Element.BulkDataReference reference -> reference(reference, out);
      }
    }
  }

  private static void value(Tag tag, Vr vr, Slice value, ElementOutput out) throws IOException {
    out.header(tag, vr, value.length() + (value.length() & 1));
    out.bytes(value);
    out.padding(vr, value.length());
  }

  private static void numbers(Element element, Slice value, ByteOrder order, ElementOutput out)
      throws IOException {
    Vr written = out.written(element.vr(), value.length());
    ByteOrder wanted = written == Vr.UN ? ByteOrder.LITTLE_ENDIAN : out.byteOrder();
    int unit = ByteSwap.unit(element.vr());
    if (order == wanted || unit <= 1) {
      value(element.tag(), element.vr(), value, out);
      return;
    }
    value(element.tag(), element.vr(), ByteSwap.swapped(value, unit), out);
  }

  private void sequence(Element.Items sequence, ElementOutput out) throws IOException {
    if (sequence.isEmpty()) {
      out.header(sequence.tag(), Vr.SQ, 0);
      return;
    }
    out.header(sequence.tag(), Vr.SQ, ElementHeader.UNDEFINED);
    for (Dataset item : sequence.items()) {
      out.item(ElementHeader.ITEM, ElementHeader.UNDEFINED);
      elements(item, out);
      out.item(ElementHeader.ITEM_DELIMITATION, 0);
    }
    out.item(ElementHeader.SEQUENCE_DELIMITATION, 0);
  }

  private void reference(Element.BulkDataReference reference, ElementOutput out)
      throws IOException {
    switch (bulk.value(reference)) {
      case BulkSource.BulkValue.Plain plain -> plain(reference, plain.content(), out);
      case BulkSource.BulkValue.Items items -> {
        out.header(reference.tag(), Vr.OB, ElementHeader.UNDEFINED);
        out.content(items.content());
        out.item(ElementHeader.SEQUENCE_DELIMITATION, 0);
      }
    }
  }

  private static void plain(Element.BulkDataReference reference, Content content, ElementOutput out)
      throws IOException {
    long length =
        content
            .length()
            .orElseThrow(() -> new IOException(reference.tag() + " has no known length"));
    out.header(reference.tag(), reference.vr(), length + (length & 1));
    Vr written = out.written(reference.vr(), length);
    boolean swaps = out.byteOrder() == ByteOrder.BIG_ENDIAN && written != Vr.UN;
    int unit = swaps ? ByteSwap.unit(written) : 1;
    if (unit > 1) {
      out.stream(new SwappedStream(content.open(), unit));
    } else {
      out.content(content);
    }
    out.padding(reference.vr(), length);
  }
}
