package org.pontis.gateway.probe;

import org.pontis.dicom.data.AeTitle;

/**
 * Our own application entity, as the PACS has to know it.
 *
 * @param host by which the PACS reaches us
 */
record Us(AeTitle title, String host, int port) {
  @Override
  public String toString() {
    return title + "@" + host + ":" + port;
  }
}
