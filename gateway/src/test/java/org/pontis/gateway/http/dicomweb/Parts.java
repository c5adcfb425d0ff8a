package org.pontis.gateway.http.dicomweb;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Takes a multipart answer apart, independently of the reader the product has. */
final class Parts {
  private Parts() {}

  /** One part of the message. */
  static final class OnePart {
    private final String head;
    private final byte[] body;

    OnePart(String head, byte[] body) {
      this.head = head;
      this.body = body;
    }

    byte[] body() {
      return body;
    }

    String contentType() {
      return header("content-type");
    }

    String location() {
      return header("content-location");
    }

    private String header(String name) {
      return head.lines()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst()
          .orElse("");
    }
  }

  static List<OnePart> of(HttpResponse<byte[]> response) {
    String type = response.headers().firstValue("Content-Type").orElse("");
    String boundary = type.replaceAll(".*boundary=\"?([^\";]+).*", "$1");
    String text = new String(response.body(), StandardCharsets.ISO_8859_1);
    if (!text.endsWith("\r\n--" + boundary + "--\r\n")) {
      throw new AssertionError("the message does not end with its closing delimiter");
    }
    List<OnePart> parts = new ArrayList<>();
    List<String> pieces = Arrays.asList(("\r\n" + text).split("\r\n--" + boundary, -1));
    for (String piece : pieces.subList(1, pieces.size() - 1)) {
      int end = piece.indexOf("\r\n\r\n");
      parts.add(
          new OnePart(
              piece.substring(2, end),
              piece.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1)));
    }
    return parts;
  }
}
