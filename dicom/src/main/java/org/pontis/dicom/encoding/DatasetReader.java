package org.pontis.dicom.encoding;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.dictionary.TransferSyntax.Payload;

/**
 * Reads bare data sets of a known transfer syntax, as they travel over DIMSE. Failures as in {@link
 * Part10Reader}. Thread-safe.
 */
public final class DatasetReader {
  private final ReadLimits limits;

  /** A reader within these limits. */
  public DatasetReader(ReadLimits limits) {
    this.limits = limits;
  }

  /** Reads a stream to its end; references count from its start, of the inflated bytes if any. */
  public Dataset read(InputStream stream, TransferSyntax syntax) throws IOException {
    if (syntax.payload() != Payload.DEFLATED) {
      return parse(stream, syntax);
    }
    try (InflatedStream inflated = InflatedStream.over(stream, limits)) {
      return parse(inflated, syntax);
    } catch (ZipException | EOFException broken) {
      throw Malformed.deflated(0, broken);
    }
  }

  private Dataset parse(InputStream stream, TransferSyntax syntax) throws IOException {
    Encoding encoding = new Encoding(syntax.vrEncoding(), syntax.byteOrder());
    ByteInput in = new ByteInput(new ByteFeed.Stream(stream), limits);
    return new DatasetParser(in, encoding, limits, new TagRange.Whole()).parse();
  }
}
