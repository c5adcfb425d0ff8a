package org.pontis.dicom.frames;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Optional;
import org.pontis.dicom.content.BulkValues;
import org.pontis.dicom.content.FileVersion;
import org.pontis.dicom.data.BulkData;
import org.pontis.dicom.data.BulkData.Region;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.encoding.Part10Object;
import org.pontis.dicom.encoding.ReadLimits;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.Content;

/** Finds the frames of a file by the structure its pixel data really has. Thread-safe. */
public final class FrameLocator {
  private static final List<Tag> PIXELS =
      List.of(Tags.PixelData, Tags.FloatPixelData, Tags.DoubleFloatPixelData);

  private final ReadLimits limits;

  /** A locator that remembers no more than {@code maxElements} fragments of a file. */
  public FrameLocator(ReadLimits limits) {
    this.limits = limits;
  }

  /**
   * The frames of the whole object read from a file.
   *
   * @throws ImagingException {@code NOT_FOUND} without pixel data, {@code MALFORMED_INPUT} if its
   *     attributes make no frames
   */
  public Frames locate(FileVersion file, Part10Object object) throws IOException {
    Element.BulkDataReference pixels =
        PIXELS.stream()
            .flatMap(tag -> object.dataset().element(tag).stream())
            .filter(Element.BulkDataReference.class::isInstance)
            .map(Element.BulkDataReference.class::cast)
            .findFirst()
            .orElseThrow(
                () -> ImagingException.of(ProblemType.NOT_FOUND, "the instance has no pixel data"));
    BulkValues values = new BulkValues(file, object, limits);
    return switch (pixels.location()) {
      case Region region -> inRegion(region, values.of(pixels), object.dataset());
      case BulkData.Encapsulated items -> inFragments(file, items, object, values, pixels);
      case BulkData.Remote _ ->
          throw ImagingException.of(ProblemType.NOT_FOUND, "the pixel data lies elsewhere");
    };
  }

  private static Frames inRegion(Region region, Content value, Dataset dataset) {
    int count = PixelLayout.frames(dataset);
    long bits = PixelLayout.bits(dataset, region.length(), count);
    return new NativeFrames(count, value, region.length(), bits);
  }

  private Frames inFragments(
      FileVersion file,
      BulkData.Encapsulated items,
      Part10Object object,
      BulkValues values,
      Element.BulkDataReference pixels)
      throws IOException {
    if (object.transferSyntax().isVideo()) {
      return new VideoFrames(values.of(pixels));
    }
    int count = PixelLayout.frames(object.dataset());
    Optional<OffsetTable> table =
        count <= limits.maxElements()
            ? table(file, items, object.dataset(), values, count)
            : Optional.empty();
    return new EncapsulatedFrames(file, items, count, table, limits);
  }

  private static Optional<OffsetTable> table(
      FileVersion file, BulkData.Encapsulated items, Dataset dataset, BulkValues values, int count)
      throws IOException {
    try (FileChannel channel = file.open()) {
      Optional<OffsetTable> basic = OffsetTable.basic(channel, items, count);
      Optional<Element> extended = dataset.element(Tags.ExtendedOffsetTable);
      return basic.isPresent() || extended.isEmpty()
          ? basic
          : OffsetTable.extended(channel, items, values.of(extended.get()), count);
    }
  }
}
