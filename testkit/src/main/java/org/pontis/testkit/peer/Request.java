package org.pontis.testkit.peer;

import org.pontis.dicom.data.Slice;

/**
 * A request as it came.
 *
 * @param head request line and header fields
 */
public record Request(String head, Slice body) {

  /** Method, target and version. */
  public String line() {
    return head.substring(0, head.indexOf("\r\n"));
  }
}
