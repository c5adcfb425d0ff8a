package org.pontis.dicom.content;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.dictionary.TransferSyntax.Payload;
import org.pontis.dicom.encoding.EncodedTarget;
import org.pontis.dicom.encoding.FileMeta;
import org.pontis.dicom.encoding.Part10Object;
import org.pontis.dicom.encoding.Part10Reader;
import org.pontis.dicom.encoding.Part10Writer;
import org.pontis.dicom.encoding.ReadLimits;
import org.pontis.dicom.source.Content;

/**
 * A Part 10 object with uncompressed pixels in little endian, whatever native or deflated transfer
 * syntax it is stored in: the elements in memory, bulk values from where they are stored as they
 * are sent.
 */
public final class Reencoding {
  private static final ReadLimits LIMITS = ReadLimits.DEFAULT;

  private Reencoding() {}

  /**
   * The Part 10 object in explicit VR little endian; its length is known.
   *
   * @param content a whole Part 10 object
   * @throws org.pontis.dicom.problem.ImagingException MALFORMED_INPUT or LIMIT_EXCEEDED when it
   *     cannot be read
   */
  public static Content explicitLittleEndian(Content content) throws IOException {
    return to(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, content);
  }

  /**
   * The Part 10 object in implicit or explicit VR little endian; its length is known.
   *
   * @param content a whole Part 10 object
   * @throws org.pontis.dicom.problem.ImagingException MALFORMED_INPUT or LIMIT_EXCEEDED when it
   *     cannot be read
   */
  public static Content to(TransferSyntax target, Content content) throws IOException {
    if (target.payload() != Payload.NATIVE || target.byteOrder() != ByteOrder.LITTLE_ENDIAN) {
      throw new IllegalArgumentException("not a syntax of uncompressed pixels in little endian");
    }
    Content stored = content.repeatable();
    Part10Object object = read(stored);
    Pieces pieces = new Pieces();
    Dataset meta =
        object.fileMeta().elements().isEmpty()
            ? FileMeta.of(object.dataset(), target)
            : FileMeta.withTransferSyntax(object.fileMeta(), target);
    new Part10Writer(target, new NativeValues(stored, object, LIMITS)::plain)
        .write(meta, object.dataset(), pieces);
    return pieces.joined();
  }

  private static Part10Object read(Content stored) throws IOException {
    try (InputStream bytes = stored.open()) {
      return new Part10Reader(LIMITS).read(bytes);
    }
  }

  private static final class Pieces implements EncodedTarget {
    private final List<Content> parts = new ArrayList<>();
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

    @Override
    public void bytes(byte[] bytes, int offset, int length) {
      pending.write(bytes, offset, length);
    }

    @Override
    public void content(Content content) {
      finishPending();
      parts.add(content);
    }

    private void finishPending() {
      if (pending.size() > 0) {
        parts.add(new MemoryContent(Slice.of(pending.toByteArray())));
        pending.reset();
      }
    }

    private Content joined() {
      finishPending();
      return new ConcatenatedContent(parts);
    }
  }
}
