package org.pontis.gateway.dimse;

import org.pontis.dicom.data.AeTitle;

/**
 * A listener for associations, for operators.
 *
 * @param associations how many are open
 */
public record DimseListening(AeTitle aeTitle, String host, int port, int associations) {
  /** AET@host:port. */
  @Override
  public String toString() {
    return aeTitle + "@" + host + ":" + port;
  }
}
