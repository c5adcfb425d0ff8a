package org.pontis.dicom.net.pdu;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.data.Uid;

/** A position in a stretch of bytes, never beyond its end; numbers are big endian. */
final class ByteScan {
  private final byte[] bytes;
  private final int end;
  private int position;

  ByteScan(byte[] bytes, int from, int length) {
    this.bytes = bytes;
    this.position = from;
    this.end = from + length;
  }

  boolean hasMore() {
    return position < end;
  }

  int remaining() {
    return end - position;
  }

  int unsigned8() throws PduRefusal {
    return bytes[advance(1)] & 0xFF;
  }

  /** The next byte, without advancing. */
  int peek8() throws PduRefusal {
    if (!hasMore()) {
      throw tooShort();
    }
    return bytes[position] & 0xFF;
  }

  int unsigned16() throws PduRefusal {
    int at = advance(2);
    return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
  }

  long unsigned32() throws PduRefusal {
    return (long) unsigned16() << 16 | unsigned16();
  }

  void skip(int count) throws PduRefusal {
    advance(count);
  }

  /** The next bytes as a scan of their own. */
  ByteScan part(int count) throws PduRefusal {
    return new ByteScan(bytes, advance(count), count);
  }

  /** The next bytes, shared. */
  Slice shared(long count) throws PduRefusal {
    if (count < 0 || count > remaining()) {
      throw tooShort();
    }
    return Slice.of(bytes, advance((int) count), (int) count);
  }

  /** The next bytes, copied. */
  Slice copied(int count) throws PduRefusal {
    int at = advance(count);
    return Slice.of(Arrays.copyOfRange(bytes, at, at + count));
  }

  String text(int count) throws PduRefusal {
    return new String(bytes, advance(count), count, StandardCharsets.ISO_8859_1);
  }

  /** A UID of this many bytes; padding, which PS3.8 annex F forbids, is tolerated. */
  Uid uid(int count) throws PduRefusal {
    Optional<Uid> uid = Uid.parse(text(count));
    return uid.orElseThrow(() -> invalid("an item holds no valid UID"));
  }

  /** A UID behind its length of two bytes. */
  Uid countedUid() throws PduRefusal {
    return uid(unsigned16());
  }

  static PduRefusal invalid(String message) {
    return new PduRefusal(AbortReason.INVALID_PDU_PARAMETER_VALUE, message);
  }

  private int advance(int count) throws PduRefusal {
    if (count > end - position) {
      throw tooShort();
    }
    int at = position;
    position += count;
    return at;
  }

  private static PduRefusal tooShort() {
    return invalid("an item is longer than what holds it");
  }
}
