package org.pontis.dicom.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;

/** Reads the header fields of one part up to the empty line (RFC 5322 section 2.2). */
final class PartHeaderReader {
  private final DelimitedInput input;
  private final int part;
  private final int maxBytes;
  private Optional<MediaType> contentType = Optional.empty();
  private Optional<String> contentLocation = Optional.empty();
  private byte[] line = new byte[256];
  private int length;
  private int bytes;

  PartHeaderReader(DelimitedInput input, int part, int maxBytes) {
    this.input = input;
    this.part = part;
    this.maxBytes = maxBytes;
  }

  PartHeader read() throws IOException {
    String field = "";
    for (String next = nextLine(); !next.isEmpty(); next = nextLine()) {
      if (isFolded(next)) {
        field = field + " " + next.strip();
      } else {
        take(field);
        field = next;
      }
    }
    take(field);
    return new PartHeader(contentType, contentLocation);
  }

  private static boolean isFolded(String line) {
    return line.charAt(0) == ' ' || line.charAt(0) == '\t';
  }

  private void take(String field) {
    if (field.isEmpty()) {
      return;
    }
    int colon = field.indexOf(':');
    if (colon < 1) {
      throw MultipartRelatedReader.malformed("part " + part + " has a header line without a colon");
    }
    String value = field.substring(colon + 1).strip();
    switch (field.substring(0, colon).strip().toLowerCase(Locale.ROOT)) {
      case "content-type" -> contentType = contentType.or(() -> MediaType.parse(value));
      case "content-location" ->
          contentLocation = contentLocation.or(() -> Optional.of(value).filter(this::isVisible));
      default -> {
        // Other fields say nothing we use.
      }
    }
  }

  private boolean isVisible(String text) {
    return text.chars().allMatch(c -> c >= ' ' && c <= '~');
  }

  private String nextLine() throws IOException {
    length = 0;
    for (int b = input.next(); b != '\n'; b = input.next()) {
      if (b < 0) {
        throw MultipartRelatedReader.malformed(
            "part " + part + " ends within its header: the message is cut off");
      }
      if (++bytes > maxBytes) {
        throw ImagingException.of(
            ProblemType.LIMIT_EXCEEDED,
            "part " + part + " has a header longer than " + maxBytes + " bytes");
      }
      if (length == line.length) {
        line = Arrays.copyOf(line, length * 2);
      }
      line[length++] = (byte) b;
    }
    bytes++;
    int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
    return new String(line, 0, end, StandardCharsets.ISO_8859_1);
  }
}
