package org.pontis.dicom.data;

import java.net.URI;

/** Where a value lies that was not read into memory. */
public sealed interface BulkData {

  /**
   * A value of defined length within the Part 10 object it was read from.
   *
   * @param offset of the value's first byte; from the start of the file, or, when the transfer
   *     syntax is deflated, from the start of the inflated data set
   * @param length in bytes
   */
  record Region(long offset, long length) implements BulkData {}

  /**
   * Encapsulated pixel data (PS3.5 section A.4): a basic offset table item and fragments.
   *
   * @param offset of the first item's tag, counted as in {@link Region}
   */
  record Encapsulated(long offset) implements BulkData {}

  /** A value some other system serves, as a DICOM JSON BulkDataURI names it. */
  record Remote(URI uri) implements BulkData {}
}
