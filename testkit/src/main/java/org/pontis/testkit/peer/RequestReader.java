package org.pontis.testkit.peer;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pontis.dicom.data.Slice;

/** Reads one request with a body of known length. */
final class RequestReader {
  private static final int LONGEST = 1 << 22;
  private static final Pattern CONTENT_LENGTH =
      Pattern.compile("(?im)^content-length:[ \\t]*([0-9]{1,7})[ \\t]*\\r?$");

  private RequestReader() {}

  static Request read(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int matched = 0;
    while (matched < 4) {
      int next = in.read();
      if (next < 0 || head.size() >= LONGEST) {
        throw new EOFException("no whole request head");
      }
      head.write(next);
      matched = next == "\r\n\r\n".charAt(matched) ? matched + 1 : next == '\r' ? 1 : 0;
    }
    String text = head.toString(StandardCharsets.ISO_8859_1);
    Matcher length = CONTENT_LENGTH.matcher(text);
    int expected = length.find() ? Math.min(Integer.parseInt(length.group(1)), LONGEST) : 0;
    return new Request(text, Slice.of(in.readNBytes(expected)));
  }
}
