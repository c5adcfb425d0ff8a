package org.pontis.conformance.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A strict reader of RFC 2046 multipart bodies, written apart from the gateway's writer. */
final class Multipart {
  private static final Pattern BOUNDARY =
      Pattern.compile("boundary=(?:\"([^\"]+)\"|([^;\\s]+))", Pattern.CASE_INSENSITIVE);

  private Multipart() {}

  /** The same of a body that broke off where a part ends. */
  static List<Part> begun(String contentType, byte[] body) {
    byte[] end = ("\r\n--" + boundary(contentType) + "--").getBytes(StandardCharsets.US_ASCII);
    byte[] closed = Arrays.copyOf(body, body.length + end.length);
    System.arraycopy(end, 0, closed, body.length, end.length);
    return parts(contentType, closed);
  }

  private static String boundary(String contentType) {
    assertThat(contentType).as("content type").startsWithIgnoringCase("multipart/related");
    Matcher boundary = BOUNDARY.matcher(contentType);
    assertThat(boundary.find()).as("a boundary in %s", contentType).isTrue();
    return boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
  }

  static List<Part> parts(String contentType, byte[] body) {
    byte[] delimiter = ("\r\n--" + boundary(contentType)).getBytes(StandardCharsets.US_ASCII);
    byte[] whole = new byte[body.length + 2];
    whole[0] = '\r';
    whole[1] = '\n';
    System.arraycopy(body, 0, whole, 2, body.length);

    List<Part> parts = new ArrayList<>();
    int at = indexOf(whole, delimiter, 0);
    assertThat(at).as("a first delimiter").isNotNegative();
    while (true) {
      int start = at + delimiter.length;
      if (startsWith(whole, "--", start)) {
        return parts;
      }
      assertThat(startsWith(whole, "\r\n", start)).as("a line end after the delimiter").isTrue();
      int end = indexOf(whole, delimiter, start);
      assertThat(end).as("a closing delimiter").isNotNegative();
      parts.add(part(Arrays.copyOfRange(whole, start, end)));
      at = end;
    }
  }

  /**
   * Begins at the line end of the delimiter, so that a part without headers begins with a blank
   * line too.
   */
  private static Part part(byte[] bytes) {
    int blank = indexOf(bytes, "\r\n\r\n".getBytes(StandardCharsets.US_ASCII), 0);
    assertThat(blank).as("a blank line after the part's headers").isNotNegative();
    Map<String, String> headers = new TreeMap<>();
    for (String line : new String(bytes, 0, blank, StandardCharsets.UTF_8).split("\r\n", -1)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).trim());
      }
    }
    return new Part(headers, Arrays.copyOfRange(bytes, blank + 4, bytes.length));
  }

  private static boolean startsWith(byte[] bytes, String text, int at) {
    byte[] expected = text.getBytes(StandardCharsets.US_ASCII);
    return at + expected.length <= bytes.length
        && Arrays.equals(bytes, at, at + expected.length, expected, 0, expected.length);
  }

  private static int indexOf(byte[] bytes, byte[] pattern, int from) {
    for (int i = from; i <= bytes.length - pattern.length; i++) {
      if (bytes[i] == pattern[0]
          && Arrays.equals(bytes, i, i + pattern.length, pattern, 0, pattern.length)) {
        return i;
      }
    }
    return -1;
  }
}
