package org.pontis.dicom.web;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A media type of RFC 9110 section 8.3.1, or, with asterisks, a media range of section 12.5.1.
 *
 * @param type in lower case
 * @param subtype in lower case
 * @param parameters by name in lower case, in the order given; values as meant, without quotes
 */
public record MediaType(String type, String subtype, Map<String, String> parameters) {
  public static final MediaType DICOM = of("application", "dicom");
  public static final MediaType DICOM_JSON = of("application", "dicom+json");
  public static final MediaType JSON = of("application", "json");
  public static final MediaType DICOM_XML = of("application", "dicom+xml");
  public static final MediaType OCTET_STREAM = of("application", "octet-stream");

  /** Copies the map. */
  public MediaType {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /** A media type without parameters. */
  public static MediaType of(String type, String subtype) {
    return new MediaType(type, subtype, Map.of());
  }

  /**
   * Reads one media type, tolerating parameter values that ought to be quoted and are not; empty
   * when it is none.
   */
  public static Optional<MediaType> parse(String text) {
    MediaTypeScanner scanner = new MediaTypeScanner(text);
    Optional<MediaType> parsed = scanner.next();
    return scanner.atEnd() ? parsed : Optional.empty();
  }

  /** A multipart/related type around parts of a media type (RFC 2387). */
  public static MediaType multipartOf(MediaType part, String boundary) {
    return of("multipart", "related").with("type", part.essence()).with("boundary", boundary);
  }

  /** The value of a parameter; its name in lower case. */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  /** The same with one parameter added or replaced. */
  public MediaType with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(parameters);
    more.put(name.toLowerCase(Locale.ROOT), value);
    return new MediaType(type, subtype, more);
  }

  /** Type and subtype, without parameters: {@code application/dicom+json}. */
  public String essence() {
    return type + "/" + subtype;
  }

  /** Whether type and subtype are the same, parameters aside. */
  public boolean isSameAs(MediaType other) {
    return type.equals(other.type) && subtype.equals(other.subtype);
  }

  /** Whether this is multipart/related. */
  public boolean isMultipartRelated() {
    return type.equals("multipart") && subtype.equals("related");
  }

  /** The form of a header field, parameter values quoted where they are no token. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(essence());
    parameters.forEach(
        (name, value) -> text.append("; ").append(name).append('=').append(quotedIfNeeded(value)));
    return text.toString();
  }

  private static String quotedIfNeeded(String value) {
    boolean token = !value.isEmpty() && value.chars().allMatch(MediaTypeScanner::isTokenCharacter);
    return token ? value : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
