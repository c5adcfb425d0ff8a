package org.pontis.dicom.web;

import java.util.Optional;

/**
 * The header of one part of a multipart message (RFC 2046 section 5.1; PS3.18 section 8.6.1.2.1).
 *
 * @param contentType what the part holds; of a received part absent when missing or unreadable
 * @param contentLocation where the part can be retrieved alone
 */
public record PartHeader(Optional<MediaType> contentType, Optional<String> contentLocation) {
  /** Checks that neither value would break out of its line. */
  public PartHeader {
    if (contentLocation.stream().anyMatch(text -> text.chars().anyMatch(c -> c < ' ' || c > '~'))) {
      throw new IllegalArgumentException("a location is a URI: visible ASCII characters");
    }
  }

  /** A header that says only what the part holds. */
  public static PartHeader of(MediaType contentType) {
    return new PartHeader(Optional.of(contentType), Optional.empty());
  }

  /** A header that also says where the part can be retrieved alone. */
  public static PartHeader of(MediaType contentType, String contentLocation) {
    return new PartHeader(Optional.of(contentType), Optional.of(contentLocation));
  }
}
