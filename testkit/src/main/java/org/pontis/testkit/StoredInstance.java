package org.pontis.testkit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.pontis.dicom.data.BulkData;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.ElementPath.Step;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.encoding.Part10Object;
import org.pontis.dicom.encoding.Part10Reader;
import org.pontis.dicom.encoding.ReadLimits;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.Content;
import org.pontis.dicom.source.IncomingInstance;
import org.pontis.dicom.source.Part;
import org.pontis.dicom.source.SiteId;

/** A Part 10 object in memory with what was read of it; neither deflated nor big endian. */
record StoredInstance(Slice bytes, Part10Object object) {

  static StoredInstance read(byte[] bytes) {
    try {
      Part10Reader reader = new Part10Reader(ReadLimits.DEFAULT);
      return new StoredInstance(Slice.of(bytes), reader.read(new ByteArrayInputStream(bytes)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Dataset dataset() {
    return object.dataset();
  }

  /** Whether the data sets are the same byte for byte, whatever the file meta information says. */
  boolean isSameDataSet(StoredInstance other) {
    return object.transferSyntax().equals(other.object.transferSyntax())
        && dataSetBytes().equals(other.dataSetBytes());
  }

  private Slice dataSetBytes() {
    int start = Math.toIntExact(object.dataSetOffset());
    return bytes.sub(start, bytes.length() - start);
  }

  Uid study() {
    return uid(Tags.StudyInstanceUID);
  }

  Uid series() {
    return uid(Tags.SeriesInstanceUID);
  }

  Uid instance() {
    return uid(Tags.SOPInstanceUID);
  }

  private Uid uid(Tag tag) {
    return dataset()
        .uid(tag)
        .orElseThrow(
            () -> ImagingException.of(ProblemType.MALFORMED_INPUT, "the object has no " + tag));
  }

  IncomingInstance incoming(SiteId site, Part part, Content content) {
    return new IncomingInstance(
        site,
        study(),
        series(),
        instance(),
        uid(Tags.SOPClassUID),
        object.transferSyntax(),
        part,
        content);
  }

  Content whole() {
    return new BytesContent(bytes);
  }

  /** A frame by its number from 1. */
  Content frame(int number) {
    Element pixels = dataset().element(Tags.PixelData).orElseThrow(StoredInstance::notFound);
    if (!(pixels instanceof Element.BulkDataReference(var _, var _, BulkData location))) {
      throw notFound();
    }
    return switch (location) {
      case BulkData.Region(long offset, long length) -> nativeFrame(offset, length, number);
      case BulkData.Encapsulated(long offset) -> {
        List<Slice> fragments = Fragments.of(bytes, offset);
        if (number < 1 || number >= fragments.size()) {
          throw notFound();
        }
        yield new BytesContent(fragments.get(number));
      }
      case BulkData.Remote _ -> throw notFound();
    };
  }

  private Content nativeFrame(long offset, long length, int number) {
    long bits =
        number(Tags.Rows)
            * number(Tags.Columns)
            * number(Tags.SamplesPerPixel)
            * number(Tags.BitsAllocated);
    long size = bits / 8;
    long frames = dataset().integer(Tags.NumberOfFrames).orElse(1L);
    if (number < 1 || number > frames || number * size > length) {
      throw notFound();
    }
    return whole().range(offset + (number - 1) * size, size);
  }

  private long number(Tag tag) {
    return dataset().integer(tag).orElseThrow(StoredInstance::notFound);
  }

  /** The value of one element. */
  Content value(ElementPath path) {
    Optional<Dataset> holder = Optional.of(dataset());
    List<Step> above = path.steps().subList(0, path.steps().size() - 1);
    for (Step step : above) {
      int item = step.item().orElse(0);
      holder =
          holder
              .map(dataset -> dataset.items(step.tag()))
              .filter(items -> item < items.size())
              .map(items -> items.get(item));
    }
    Element element =
        holder
            .flatMap(dataset -> dataset.element(path.last()))
            .orElseThrow(StoredInstance::notFound);
    return switch (element) {
      case Element.Text text -> new BytesContent(text.value());
      case Element.Numbers numbers -> new BytesContent(numbers.value());
      case Element.Bytes held -> new BytesContent(held.value());
      case Element.Items _ -> throw notFound();
      case Element.BulkDataReference(var _, var _, BulkData location) ->
          switch (location) {
            case BulkData.Region(long offset, long length) -> whole().range(offset, length);
            case BulkData.Encapsulated(long offset) -> fragments(offset);
            case BulkData.Remote _ -> throw notFound();
          };
    };
  }

  /** All fragments, one after the other. */
  private Content fragments(long offset) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    List<Slice> items = Fragments.of(bytes, offset);
    items.stream().skip(1).map(Slice::toByteArray).forEach(joined::writeBytes);
    return BytesContent.of(joined.toByteArray());
  }

  private static ImagingException notFound() {
    return ImagingException.of(ProblemType.NOT_FOUND, "no such frame or element");
  }
}
