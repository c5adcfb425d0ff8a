package org.pontis.dicom.net.pdu;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.data.Uid;

/** Bytes being put together; numbers are big endian. */
final class ByteSink {
  private static final int LONGEST_ITEM = 0xFFFF;

  /** Writes the content of an item. */
  @FunctionalInterface
  interface Content {
    void writeTo(ByteSink sink);
  }

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  ByteSink put8(int value) {
    out.write(value);
    return this;
  }

  ByteSink put16(int value) {
    return put8(value >>> 8).put8(value);
  }

  ByteSink put32(long value) {
    return put16((int) (value >>> 16)).put16((int) value);
  }

  ByteSink zeros(int count) {
    out.writeBytes(new byte[count]);
    return this;
  }

  ByteSink bytes(Slice slice) {
    out.writeBytes(slice.toByteArray());
    return this;
  }

  /** Bytes behind their length of two bytes. */
  ByteSink counted(Slice slice) {
    return count16(slice.length()).bytes(slice);
  }

  ByteSink text(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  /** Text filled up with spaces to a fixed length. */
  ByteSink padded(String text, int length) {
    String cut = text.substring(0, Math.min(length, text.length()));
    return text(cut + " ".repeat(length - cut.length()));
  }

  ByteSink countedUid(Uid uid) {
    return put16(uid.value().length()).text(uid.value());
  }

  /** An item: its type, the length of the content and the content. */
  ByteSink item(int type, Content content) {
    ByteSink inner = new ByteSink();
    content.writeTo(inner);
    put8(type).put8(0).count16(inner.out.size());
    out.writeBytes(inner.out.toByteArray());
    return this;
  }

  ByteSink uidItem(int type, Uid uid) {
    return item(type, sink -> sink.text(uid.value()));
  }

  byte[] toByteArray() {
    return out.toByteArray();
  }

  private ByteSink count16(int length) {
    if (length > LONGEST_ITEM) {
      throw new IllegalArgumentException(
          "an item of " + length + " bytes: PS3.8 leaves room for " + LONGEST_ITEM);
    }
    return put16(length);
  }
}
