package org.pontis.dicom.web;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads media types from a header field, alone or as a list (RFC 9110 sections 5.6 and 8.3.1). An
 * element that is none is passed over up to the next comma.
 */
final class MediaTypeScanner {
  private static final int MAX_PARAMETERS = 16;
  private static final String TOKEN_PUNCTUATION = "!#$%&'*+-.^_`|~";

  private final String text;
  private int at;

  MediaTypeScanner(String text) {
    this.text = text;
  }

  static boolean isTokenCharacter(int c) {
    return (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || TOKEN_PUNCTUATION.indexOf(c) >= 0;
  }

  /** Whether nothing but white space remains. */
  boolean atEnd() {
    skipSpace();
    return at >= text.length();
  }

  /** The media type here; stops after the comma that ends it. */
  Optional<MediaType> next() {
    Optional<MediaType> element = element();
    while (at < text.length() && text.charAt(at) != ',') {
      element = Optional.empty();
      skipBroken();
    }
    at = Math.min(at + 1, text.length());
    return element;
  }

  private Optional<MediaType> element() {
    skipSpace();
    String type = token();
    String subtype = isAt('/') ? subtype() : type.equals("*") ? "*" : "";
    return type.isEmpty() || subtype.isEmpty()
        ? Optional.empty()
        : parameters().map(found -> new MediaType(lower(type), lower(subtype), found));
  }

  private String subtype() {
    at++;
    return token();
  }

  private Optional<Map<String, String>> parameters() {
    Map<String, String> found = new LinkedHashMap<>();
    skipSpace();
    while (isAt(';')) {
      at++;
      skipSpace();
      String name = lower(token());
      skipSpace();
      if (isAt('=')) {
        at++;
        skipSpace();
        Optional<String> value = isAt('"') ? quoted() : unquoted();
        if (name.isEmpty() || value.isEmpty() || found.size() == MAX_PARAMETERS) {
          return Optional.empty();
        }
        found.putIfAbsent(name, value.get());
      }
      skipSpace();
    }
    return Optional.of(found);
  }

  private Optional<String> quoted() {
    StringBuilder value = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != '"') {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      value.append(text.charAt(at++));
    }
    if (at >= text.length() || !value.chars().allMatch(MediaTypeScanner::isVisible)) {
      return Optional.empty();
    }
    at++;
    return Optional.of(value.toString());
  }

  private Optional<String> unquoted() {
    int from = at;
    while (at < text.length()
        && ";,\"".indexOf(text.charAt(at)) < 0
        && isVisible(text.charAt(at))) {
      at++;
    }
    String value = text.substring(from, at).strip();
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }

  private static boolean isVisible(int c) {
    return c >= ' ' && c != 0x7F;
  }

  private String token() {
    int from = at;
    while (at < text.length() && isTokenCharacter(text.charAt(at))) {
      at++;
    }
    return text.substring(from, at);
  }

  private void skipBroken() {
    if (isAt('"')) {
      quoted();
    } else {
      at++;
    }
  }

  private void skipSpace() {
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
  }

  private boolean isAt(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
