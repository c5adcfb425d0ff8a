package org.pontis.routes.site.dimse.arrival;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import java.util.Optional;
import org.pontis.dicom.content.ConcatenatedContent;
import org.pontis.dicom.content.MemoryContent;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.encoding.BulkSource;
import org.pontis.dicom.encoding.FileMeta;
import org.pontis.dicom.encoding.Part10Reader;
import org.pontis.dicom.encoding.Part10Writer;
import org.pontis.dicom.encoding.ReadLimits;
import org.pontis.dicom.net.dimse.DimseCommand;
import org.pontis.dicom.net.dimse.IncomingObject;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.source.Content;

/**
 * An instance as it arrives by C-STORE, its beginning read: most are in memory as a whole then,
 * larger ones go on arriving while they are read.
 *
 * @param study as its data set says, where that could be read
 * @param series likewise
 */
public record Arrival(
    DimseCommand.CStoreRq command,
    TransferSyntax transferSyntax,
    Optional<Uid> study,
    Optional<Uid> series,
    Beginning bytes) {
  /** Enough for an uncompressed slice of 512 times 512. */
  private static final int BEGINNING = 640 << 10;

  private static final int SMALL = 32 << 10;

  private static final Tag AFTER_UIDS = Tag.of(0x0020000F);
  private static final Part10Reader READER = new Part10Reader(ReadLimits.DEFAULT);

  /**
   * The beginning of a Part 10 object.
   *
   * @param header preamble and file meta information, which are ours
   * @param dataSet the beginning of the data set, as it came
   * @param rest the rest of it
   */
  public record Beginning(Slice header, Slice dataSet, InputStream rest) {
    /** Whether nothing comes behind it. */
    public boolean isWhole() {
      return dataSet.length() < BEGINNING;
    }

    /** The data set as it came. */
    public InputStream dataSetStream() {
      return new SequenceInputStream(dataSet.stream(), rest);
    }

    /** The Part 10 object while it arrives. */
    public ArrivingContent arriving() {
      return new ArrivingContent(List.of(header, dataSet), rest);
    }

    /** The Part 10 object, when it is whole. */
    public Content whole() {
      return new ConcatenatedContent(
          List.of(new MemoryContent(header), new MemoryContent(dataSet)));
    }
  }

  /** The SOP instance UID. */
  public Uid instance() {
    return command.sopInstance();
  }

  /** Reads the beginning. */
  public static Arrival of(IncomingObject object) throws IOException {
    return of(object, new TwoBuffers());
  }

  /** Reads the beginning into memory that is used again for the one after the next. */
  public static Arrival of(IncomingObject object, TwoBuffers memory) throws IOException {
    Slice header = header(object);
    Slice dataSet = beginning(object.dataSet(), memory);
    Dataset head = head(header, dataSet);
    return new Arrival(
        object.command(),
        object.transferSyntax(),
        head.uid(Tags.StudyInstanceUID),
        head.uid(Tags.SeriesInstanceUID),
        new Beginning(header, dataSet, object.dataSet()));
  }

  /** Most objects but images are small. */
  private static Slice beginning(InputStream dataSet, TwoBuffers memory) throws IOException {
    byte[] small = new byte[SMALL];
    int length = dataSet.readNBytes(small, 0, SMALL);
    if (length < SMALL) {
      return Slice.of(small, 0, length);
    }
    byte[] large = memory.next(BEGINNING);
    System.arraycopy(small, 0, large, 0, length);
    return Slice.of(large, 0, length + dataSet.readNBytes(large, length, BEGINNING - length));
  }

  private static Slice header(IncomingObject object) throws IOException {
    Dataset names =
        Dataset.builder()
            .text(Tags.SOPClassUID, Vr.UI, object.command().sopClass().value())
            .text(Tags.SOPInstanceUID, Vr.UI, object.command().sopInstance().value())
            .build();
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    new Part10Writer(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, BulkSource.NONE)
        .write(FileMeta.of(names, object.transferSyntax()), Dataset.empty(), header);
    return Slice.of(header.toByteArray());
  }

  /** What comes before the pixels; nothing where that can't be read. */
  private static Dataset head(Slice header, Slice dataSet) throws IOException {
    try {
      return READER
          .readBefore(AFTER_UIDS, new SequenceInputStream(header.stream(), dataSet.stream()))
          .dataset();
    } catch (ImagingException unreadable) {
      return Dataset.empty();
    }
  }
}
