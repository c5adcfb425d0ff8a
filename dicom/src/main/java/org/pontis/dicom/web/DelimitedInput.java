package org.pontis.dicom.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The bytes of a multipart message with a watch for its delimiter lines (RFC 2046 section 5.1.1): a
 * line break, two hyphens, the boundary, two more hyphens at the end of the message, white space, a
 * line break. A bare line feed counts as a line break; the first line needs none before it, the
 * last none after it.
 */
final class DelimitedInput {
  private static final int BUFFER = 64 * 1024;
  private static final int MAX_PADDING = 128;

  private enum Found {
    NOTHING,
    SEPARATOR,
    CLOSE
  }

  private final InputStream in;
  private final byte[] pattern;
  private final int[] shift = new int[256];
  private final byte[] buffer = new byte[BUFFER];
  private int at;
  private int limit;
  private boolean ended;

  /** No delimiter starts before here; may be one less than {@code at}: the line break just read. */
  private int searched;

  private Found found = Found.NOTHING;
  private int bodyEnd;
  private int delimiterEnd;

  DelimitedInput(InputStream in, String boundary) {
    this.in = in;
    this.pattern = ("\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    Arrays.fill(shift, pattern.length);
    for (int i = 0; i < pattern.length - 1; i++) {
      shift[pattern[i] & 0xFF] = pattern.length - 1 - i;
    }
    // A line break before the message, so that its first line is a delimiter like the others.
    buffer[0] = '\n';
    at = 1;
    limit = 1;
  }

  /** The next byte whatever it is; -1 at the end. */
  int next() throws IOException {
    return at < limit || fill() ? buffer[at++] & 0xFF : -1;
  }

  /** Declares that a body begins here. */
  void beginBody() {
    searched = at - 1;
  }

  /** Bytes before the next delimiter; -1 when it is reached or the message has ended. */
  int body(byte[] target, int offset, int length) throws IOException {
    int count = Math.min(length, bodyAvailable());
    if (count == 0) {
      return -1;
    }
    System.arraycopy(buffer, at, target, offset, count);
    at += count;
    return count;
  }

  /** Passes over what is left before the next delimiter. */
  void skipBody() throws IOException {
    for (int count = bodyAvailable(); count > 0; count = bodyAvailable()) {
      at += count;
    }
  }

  /** Whether the message is closed here; to be asked when there is no more body. */
  boolean isAtClose() {
    return found == Found.CLOSE;
  }

  /** Whether another part follows; to be asked when there is no more body. */
  boolean isAtSeparator() {
    return found == Found.SEPARATOR;
  }

  /** Passes over the delimiter line. */
  void passDelimiter() {
    at = delimiterEnd;
    found = Found.NOTHING;
    beginBody();
  }

  /** How many bytes from here are surely body; 0 at a delimiter or the end of the message. */
  private int bodyAvailable() throws IOException {
    while (true) {
      if (found == Found.NOTHING) {
        search();
      }
      if (found != Found.NOTHING) {
        return bodyEnd - at;
      }
      int sure = ended ? limit : withoutReturn(searched);
      if (sure > at || ended) {
        return sure - at;
      }
      fill();
    }
  }

  /** The index before a carriage return that may belong to the line break at this index. */
  private int withoutReturn(int index) {
    return index > at && buffer[index - 1] == '\r' ? index - 1 : index;
  }

  /** Moves on to the next delimiter, or to where more must be read to know (Horspool's search). */
  private void search() {
    int last = pattern.length - 1;
    while (searched + last < limit) {
      int end = searched + pattern.length;
      if (!Arrays.equals(buffer, searched, end, pattern, 0, pattern.length)) {
        searched += shift[buffer[searched + last] & 0xFF];
      } else if (limit - end < MAX_PADDING && !ended) {
        return;
      } else if (isDelimiter(end)) {
        bodyEnd = Math.max(at, withoutReturn(searched));
        return;
      } else {
        searched++;
      }
    }
  }

  /** Looks at what follows the boundary. */
  private boolean isDelimiter(int end) {
    boolean close = end + 1 < limit && buffer[end] == '-' && buffer[end + 1] == '-';
    int next = close ? end + 2 : end;
    while (next < limit && next - end < MAX_PADDING && isPadding(buffer[next])) {
      next++;
    }
    if (next < limit && buffer[next] == '\r') {
      next++;
    }
    if (close) {
      found = Found.CLOSE;
    } else if (next < limit && buffer[next] == '\n') {
      found = Found.SEPARATOR;
      delimiterEnd = next + 1;
    }
    return found != Found.NOTHING;
  }

  private static boolean isPadding(byte b) {
    return b == ' ' || b == '\t';
  }

  /** Reads more, keeping the byte before the current one; false at the end. */
  private boolean fill() throws IOException {
    if (at > 1) {
      int dropped = at - 1;
      System.arraycopy(buffer, dropped, buffer, 0, limit - dropped);
      at = 1;
      limit -= dropped;
      searched = Math.max(0, searched - dropped);
    }
    int count = ended ? -1 : in.read(buffer, limit, BUFFER - limit);
    ended = count < 0;
    limit += Math.max(0, count);
    return count > 0;
  }
}
