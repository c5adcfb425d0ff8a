package org.pontis.dicom.net.pdu;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads protocol data units from a stream through one buffer, which grows with the bytes that
 * arrive and never beyond the longest PDU allowed. For one thread.
 */
public final class PduReader {
  private static final int HEADER = 6;
  private static final int FIRST_CAPACITY = 16 << 10;
  private static final int TLS_ALERT = 21;
  private static final int TLS_HANDSHAKE = 22;
  private static final int TLS_MAJOR_VERSION = 3;

  private final InputStream in;
  private final int longestData;
  private byte[] buffer = new byte[FIRST_CAPACITY];
  private int start;
  private int end;
  private int consumed;
  private boolean framingIsLost;

  /**
   * A reader of this stream.
   *
   * @param longestData the maximum length announced to the peer
   */
  public PduReader(InputStream in, int longestData) {
    this.in = in;
    this.longestData = longestData;
  }

  /**
   * The next PDU; empty where the stream ends in front of one. Fragments of the PDU before are
   * overwritten. After a header that was refused nobody knows where the next PDU begins, and all
   * that comes is skipped.
   *
   * @throws PduRefusal when the bytes are no PDU
   * @throws EOFException when the stream ends within one
   */
  public Optional<Pdu> next() throws IOException {
    start += consumed;
    consumed = 0;
    if (start == end) {
      start = 0;
      end = 0;
    }
    if (framingIsLost) {
      skipAll();
    }
    if (!isFilledTo(HEADER)) {
      return Optional.empty();
    }
    framingIsLost = true;
    PduType type = type(buffer[start] & 0xFF, buffer[start + 1] & 0xFF);
    long length = length();
    type.checkLength(length, longestData);
    framingIsLost = false;
    int whole = HEADER + (int) length;
    if (!isFilledTo(whole)) {
      throw new EOFException("the connection ended within a " + type + " PDU");
    }
    consumed = whole;
    return Optional.of(PduDecoder.decode(type, buffer, start + HEADER, whole - HEADER));
  }

  /** Goes on in another buffer, so that the fragments of the last PDU stay what they are. */
  public void leaveBuffer() {
    int unread = start + consumed;
    byte[] next = new byte[Math.max(FIRST_CAPACITY, end - unread)];
    System.arraycopy(buffer, unread, next, 0, end - unread);
    buffer = next;
    end -= unread;
    start = 0;
    consumed = 0;
  }

  /** Whether bytes beyond the last PDU are here already. */
  public boolean hasMore() {
    return end > start + consumed;
  }

  /**
   * Reads what comes next, as far as the stream does not wait for it: whether that is anything, its
   * end included. Fragments of the PDU before are overwritten.
   */
  public boolean takesMoreOrEnd() throws IOException {
    if (hasMore()) {
      return true;
    }
    start = 0;
    end = 0;
    consumed = 0;
    int read = in.read(buffer, 0, buffer.length);
    end = Math.max(0, read);
    return read != 0;
  }

  private static PduType type(int code, int next) throws PduRefusal {
    return PduType.of(code)
        .orElseThrow(() -> new PduRefusal(AbortReason.UNRECOGNIZED_PDU, unknown(code, next)));
  }

  /** TLS records begin with their type and 3, the major version (RFC 8446 5.1). */
  private static String unknown(int code, int next) {
    boolean secured = (code == TLS_ALERT || code == TLS_HANDSHAKE) && next == TLS_MAJOR_VERSION;
    return secured
        ? "a TLS record where a PDU belongs: TLS is spoken there, so that tls has to be configured here"
        : "a PDU of the unknown type " + code;
  }

  private long length() {
    return (buffer[start + 2] & 0xFFL) << 24
        | (buffer[start + 3] & 0xFF) << 16
        | (buffer[start + 4] & 0xFF) << 8
        | (buffer[start + 5] & 0xFF);
  }

  private void skipAll() throws IOException {
    start = 0;
    end = 0;
    int read = 0;
    while (read >= 0) {
      read = in.read(buffer, 0, buffer.length);
    }
  }

  /** Reads until this many bytes of the PDU are here; false at an end in front of it. */
  private boolean isFilledTo(int count) throws IOException {
    while (end - start < count) {
      if (start + count > buffer.length || end == buffer.length) {
        makeRoom(count);
      }
      int read = in.read(buffer, end, buffer.length - end);
      if (read < 0 && end == start) {
        return false;
      }
      if (read < 0) {
        throw new EOFException("the connection ended within a PDU");
      }
      end += read;
    }
    return true;
  }

  private void makeRoom(int count) {
    System.arraycopy(buffer, start, buffer, 0, end - start);
    end -= start;
    start = 0;
    if (end == buffer.length) {
      int longest = Math.max(count, longestData + HEADER);
      buffer = Arrays.copyOf(buffer, Math.min(buffer.length * 2, longest));
    }
  }
}
