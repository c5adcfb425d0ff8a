package org.pontis.dicom.encoding;

import java.io.IOException;
import java.io.OutputStream;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.dictionary.TransferSyntax.Payload;

/** Writes Part 10 objects (PS3.10 section 7) in any transfer syntax, bulk values as they come. */
public final class Part10Writer {
  private final TransferSyntax syntax;
  private final BulkSource bulk;

  /** A writer that asks {@code bulk} for the values a data set refers to. */
  public Part10Writer(TransferSyntax syntax, BulkSource bulk) {
    this.syntax = syntax;
    this.bulk = bulk;
  }

  /** Writes an instance with meta information made for it; leaves the stream open. */
  public void write(Dataset instance, OutputStream out) throws IOException {
    write(FileMeta.of(instance, syntax), instance, out);
  }

  /** Writes an instance with this meta information, which must name the transfer syntax. */
  public void write(Dataset fileMeta, Dataset instance, OutputStream out) throws IOException {
    out.write(FileMeta.encode(fileMeta));
    new DatasetWriter(syntax, bulk).write(instance, out);
  }

  /** Gives the encoded pieces and the bulk values between them to a target. */
  public void write(Dataset fileMeta, Dataset instance, EncodedTarget target) throws IOException {
    if (syntax.payload() == Payload.DEFLATED) {
      throw new IllegalArgumentException("a deflated data set has no separate pieces");
    }
    byte[] meta = FileMeta.encode(fileMeta);
    target.bytes(meta, 0, meta.length);
    new DatasetWriter(syntax, bulk).encode(instance, target);
  }
}
