package org.pontis.dicom.query;

/**
 * Which part of the ordered matches is wanted.
 *
 * @param offset how many to pass over, at least 0
 * @param limit how many to deliver at the most, at least 0
 */
public record Page(int offset, int limit) {
  /** Checks the bounds. */
  public Page {
    if (offset < 0 || limit < 0) {
      throw new IllegalArgumentException("offset and limit are not negative");
    }
  }

  /** All matches. */
  public static Page all() {
    return new Page(0, Integer.MAX_VALUE);
  }
}
