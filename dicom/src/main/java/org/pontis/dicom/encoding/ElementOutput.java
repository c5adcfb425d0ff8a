package org.pontis.dicom.encoding;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.dictionary.TransferSyntax.VrEncoding;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.Content;

/** Writes element headers and values in one encoding, gathered into larger pieces. */
final class ElementOutput {
  private static final int BUFFER = 8 << 10;
  private static final int LONGEST_HEADER = 12;
  private static final long UNDEFINED_LENGTH = 0xFFFFFFFFL;

  private final EncodedTarget target;
  private final Encoding encoding;
  private final ByteBuffer buffer;

  ElementOutput(EncodedTarget target, Encoding encoding) {
    this.target = target;
    this.encoding = encoding;
    this.buffer = ByteBuffer.allocate(BUFFER).order(encoding.byteOrder());
  }

  ByteOrder byteOrder() {
    return encoding.byteOrder();
  }

  /** An element header; a length that does not fit the representation's makes it UN. */
  void header(Tag tag, Vr vr, long length) throws IOException {
    checkLength(tag, length);
    room(LONGEST_HEADER);
    tag(tag.code());
    if (encoding.vrEncoding() == VrEncoding.IMPLICIT) {
      buffer.putInt((int) length);
      return;
    }
    Vr written = written(vr, length);
    buffer.put((byte) written.name().charAt(0)).put((byte) written.name().charAt(1));
    if (written.hasLongLength()) {
      buffer.putShort((short) 0).putInt((int) length);
    } else {
      buffer.putShort((short) length);
    }
  }

  private static void checkLength(Tag tag, long length) {
    if (length > UNDEFINED_LENGTH) {
      throw ImagingException.of(
          ProblemType.LIMIT_EXCEEDED,
          tag + " has " + length + " bytes, more than the 32-bit length of PS3.5 7.1 can say");
    }
  }

  /** UN for what is too long for a 16-bit length (PS3.5 section 6.2.2, note 7). */
  Vr written(Vr vr, long length) {
    boolean tooLong =
        encoding.vrEncoding() == VrEncoding.EXPLICIT && !vr.hasLongLength() && length > 0xFFFF;
    return tooLong ? Vr.UN : vr;
  }

  /** An item or a delimiter (PS3.5 section 7.5). */
  void item(int code, long length) throws IOException {
    room(LONGEST_HEADER);
    tag(code);
    buffer.putInt((int) length);
  }

  void bytes(Slice value) throws IOException {
    bytes(value.toByteArray());
  }

  void bytes(byte[] value) throws IOException {
    if (value.length > buffer.remaining()) {
      flush();
    }
    if (value.length > buffer.capacity()) {
      target.bytes(value, 0, value.length);
    } else {
      buffer.put(value);
    }
  }

  /** The byte that makes an odd length even. */
  void padding(Vr vr, long length) throws IOException {
    if (length % 2 != 0) {
      room(1);
      buffer.put(vr.padding());
    }
  }

  void content(Content content) throws IOException {
    flush();
    target.content(content);
  }

  /** Takes a stream to its end and closes it. */
  void stream(InputStream stream) throws IOException {
    flush();
    byte[] bytes = new byte[BUFFER];
    try (stream) {
      for (int read = stream.read(bytes); read >= 0; read = stream.read(bytes)) {
        target.bytes(bytes, 0, read);
      }
    }
  }

  void flush() throws IOException {
    target.bytes(buffer.array(), 0, buffer.position());
    buffer.clear();
  }

  private void tag(int code) {
    buffer.putShort((short) (code >>> 16)).putShort((short) code);
  }

  private void room(int count) throws IOException {
    if (buffer.remaining() < count) {
      flush();
    }
  }
}
