package org.pontis.dicom.source;

import java.util.Optional;

/** The name of a site in configuration, addresses and ids: a to z, 0 to 9 and hyphens, 1 to 26. */
public record SiteId(String value) implements Comparable<SiteId> {
  /** Checks the form. */
  public SiteId {
    if (!isValid(value)) {
      throw new IllegalArgumentException(
          "not a site id: expected 1 to 26 of a-z, 0-9 and '-', starting with a letter or digit");
    }
  }

  /** The site id in this text, if it is one. */
  public static Optional<SiteId> parse(String text) {
    return isValid(text) ? Optional.of(new SiteId(text)) : Optional.empty();
  }

  private static boolean isValid(String text) {
    return !text.isEmpty()
        && text.length() <= 26
        && text.charAt(0) != '-'
        && text.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
  }

  @Override
  public int compareTo(SiteId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
