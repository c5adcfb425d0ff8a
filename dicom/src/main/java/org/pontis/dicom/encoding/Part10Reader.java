package org.pontis.dicom.encoding;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.ZipException;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.dictionary.TransferSyntax.Payload;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;

/**
 * Reads Part 10 files and streams (PS3.10 section 7) of every transfer syntax. Preamble and file
 * meta information may be missing where the rest can be read. Failures are {@code MALFORMED_INPUT}
 * or {@code LIMIT_EXCEEDED}, with the offset and the tag, without any value. Thread-safe.
 */
public final class Part10Reader {
  private static final int PREAMBLE = 128;
  private static final int DICM = 0x4449434D;

  private final ReadLimits limits;

  /** A reader within these limits. */
  public Part10Reader(ReadLimits limits) {
    this.limits = limits;
  }

  /** Reads a file; pixel data and long values are skipped and become references. */
  public Part10Object read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return read(channel);
    }
  }

  /** Reads an open file from its start, wherever its position is. */
  public Part10Object read(FileChannel channel) throws IOException {
    return read(new ByteInput(new ByteFeed.File(channel), limits), new TagRange.Whole());
  }

  /** Reads a stream to its end; references count from where the stream stood. */
  public Part10Object read(InputStream stream) throws IOException {
    return read(new ByteInput(new ByteFeed.Stream(stream), limits), new TagRange.Whole());
  }

  /**
   * Reads only what comes before a tag; the value of the element found there must still lie within
   * the file.
   */
  public Part10Object readBefore(Tag stop, Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return readBefore(stop, channel);
    }
  }

  /** As {@link #readBefore(Tag, Path)}, from an open file. */
  public Part10Object readBefore(Tag stop, FileChannel channel) throws IOException {
    return read(new ByteInput(new ByteFeed.File(channel), limits), new TagRange.Before(stop));
  }

  /** As {@link #readBefore(Tag, Path)}, from a stream, of which somewhat more may be consumed. */
  public Part10Object readBefore(Tag stop, InputStream stream) throws IOException {
    return read(new ByteInput(new ByteFeed.Stream(stream), limits), new TagRange.Before(stop));
  }

  /**
   * As {@link #readBefore(Tag, InputStream)}, while the object is still arriving: whether the value
   * at the tag is whole can be told later, by the length of all that came.
   */
  public Part10Head readHead(Tag stop, InputStream arriving) throws IOException {
    return head(new ByteInput(new ByteFeed.Stream(arriving), limits), new TagRange.Before(stop));
  }

  private Part10Object read(ByteInput in, TagRange range) throws IOException {
    return head(in, range).object();
  }

  private Part10Head head(ByteInput in, TagRange range) throws IOException {
    passPreamble(in);
    Dataset fileMeta = fileMeta(in);
    long offset = in.position();
    Optional<TransferSyntax> declared =
        fileMeta.uid(Tags.TransferSyntaxUID).map(TransferSyntax::of);
    boolean deflated =
        declared.isPresent()
            && declared.get().payload() == Payload.DEFLATED
            && !EncodingGuess.startsExplicitDataset(in);
    if (deflated) {
      return deflated(in, range, fileMeta, declared.get());
    }
    if (fileMeta.elements().isEmpty() && !EncodingGuess.startsDataset(in)) {
      throw notDicom();
    }
    TransferSyntax actual = EncodingGuess.of(in, declared.map(Part10Reader::withoutDeflation));
    DatasetParser parser = parser(in, actual, range);
    return new Part10Head(
        new Part10Object(fileMeta, actual, parser.parse(), offset), parser.reach());
  }

  private static void passPreamble(ByteInput in) throws IOException {
    if (in.has(PREAMBLE + 4) && in.u32(PREAMBLE, ByteOrder.BIG_ENDIAN) == DICM) {
      in.advance(PREAMBLE + 4);
    } else if (in.has(4) && in.u32(0, ByteOrder.BIG_ENDIAN) == DICM) {
      in.advance(4);
    }
  }

  /** The group length is not relied on: files with wrong ones are common. */
  private Dataset fileMeta(ByteInput in) throws IOException {
    if (!in.has(8) || in.u16(0, ByteOrder.LITTLE_ENDIAN) != 2) {
      return Dataset.empty();
    }
    return new DatasetParser(in, Encoding.EXPLICIT_LITTLE, limits, new TagRange.FileMeta()).parse();
  }

  private static TransferSyntax withoutDeflation(TransferSyntax declared) {
    return declared.payload() == Payload.DEFLATED
        ? TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN
        : declared;
  }

  private Part10Head deflated(
      ByteInput in, TagRange range, Dataset fileMeta, TransferSyntax declared) throws IOException {
    long offset = in.position();
    try (InflatedStream stream = InflatedStream.over(in.remainder(), limits)) {
      ByteInput inflated = new ByteInput(new ByteFeed.Stream(stream), limits);
      DatasetParser parser = parser(inflated, declared, range);
      Part10Object object = new Part10Object(fileMeta, declared, parser.parse(), offset);
      parser.reach();
      return new Part10Head(object, offset);
    } catch (ZipException | EOFException broken) {
      throw Malformed.deflated(offset, broken);
    }
  }

  private DatasetParser parser(ByteInput in, TransferSyntax syntax, TagRange range) {
    Encoding encoding = new Encoding(syntax.vrEncoding(), syntax.byteOrder());
    return new DatasetParser(in, encoding, limits, range);
  }

  private static ImagingException notDicom() {
    return ImagingException.of(
        ProblemType.MALFORMED_INPUT,
        "not a DICOM file: neither file meta information nor a data set starts where one should");
  }
}
