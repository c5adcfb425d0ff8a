package org.pontis.dicom.content;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.List;
import org.pontis.dicom.data.BulkData;
import org.pontis.dicom.data.BulkData.Region;
import org.pontis.dicom.data.ByteSwap;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.dictionary.TransferSyntax.Payload;
import org.pontis.dicom.encoding.BulkSource;
import org.pontis.dicom.encoding.BulkSource.BulkValue;
import org.pontis.dicom.encoding.Fragments;
import org.pontis.dicom.encoding.Part10Object;
import org.pontis.dicom.encoding.ReadLimits;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.Content;

/**
 * The values of a file's elements as bytes, little endian as PS3.18 section 10.4.1.5 delivers them,
 * in whatever transfer syntax they are stored.
 */
public final class BulkValues {
  private final FileVersion file;
  private final TransferSyntax transferSyntax;
  private final NativeValues natives;
  private final ReadLimits limits;

  /** The values of the object read from this file. */
  public BulkValues(FileVersion file, Part10Object object, ReadLimits limits) {
    this.file = file;
    this.transferSyntax = object.transferSyntax();
    this.natives = new NativeValues(FileContent.of(file), object, limits);
    this.limits = limits;
  }

  /**
   * The value of an element of the object that is no sequence. Encapsulated pixel data comes as its
   * fragments one after the other, without their items' headers.
   */
  public Content of(Element element) throws IOException {
    return switch (element) {
      case Element.Text text -> new MemoryContent(text.value());
      case Element.Numbers numbers -> inMemory(numbers.value(), numbers.vr(), numbers.order());
      case Element.Bytes bytes -> inMemory(bytes.value(), bytes.vr(), bytes.order());
      case Element.BulkDataReference reference -> of(reference.location(), reference.vr());
      case Element.Items items ->
          throw ImagingException.of(
              ProblemType.NOT_FOUND, items.tag() + " is a sequence and has no bulk data");
    };
  }

  /** A value as a {@link BulkSource} supplies it: encapsulated pixel data with its items. */
  public BulkValue stored(Element.BulkDataReference reference) throws IOException {
    return reference.location() instanceof BulkData.Encapsulated items
        ? new BulkValue.Items(items(items))
        : new BulkValue.Plain(of(reference));
  }

  private Content items(BulkData.Encapsulated items) throws IOException {
    Fragments fragments = scan(items);
    long start = items.offset();
    long end = start;
    if (fragments.count() > 0) {
      Region last = fragments.item(fragments.count() - 1);
      end = last.offset() + last.length();
    }
    return FileContent.of(file, List.of(new Region(start, end - start)));
  }

  private Content of(BulkData location, Vr vr) throws IOException {
    return switch (location) {
      case Region region -> region(region, vr);
      case BulkData.Encapsulated items -> fragments(items);
      case BulkData.Remote _ ->
          throw ImagingException.of(ProblemType.NOT_FOUND, "the bulk data lies elsewhere");
    };
  }

  /** A value of defined length, inflated and in little endian. */
  public Content region(Region region, Vr vr) {
    return natives.region(region, vr);
  }

  private Content fragments(BulkData.Encapsulated items) throws IOException {
    Fragments fragments = scan(items);
    int first = Math.min(1, fragments.count());
    return FileContent.of(file, fragments.items(first, fragments.count()));
  }

  private Fragments scan(BulkData.Encapsulated items) throws IOException {
    if (transferSyntax.payload() == Payload.DEFLATED) {
      throw ImagingException.of(
          ProblemType.MALFORMED_INPUT, "encapsulated pixel data in a deflated data set");
    }
    try (FileChannel channel = file.open()) {
      return Fragments.scan(channel, items, limits);
    }
  }

  private static Content inMemory(Slice value, Vr vr, ByteOrder order) {
    return new MemoryContent(ByteSwap.littleEndian(value, vr, order));
  }
}
