package org.pontis.gateway.probe;

import java.util.Optional;
import org.pontis.dicom.data.AeTitle;
import org.pontis.routes.site.TlsFiles;

/**
 * Our own application entity, as the PACS has to know it.
 *
 * @param host by which the PACS reaches us
 * @param tls how its associations with us have to be secured
 */
record Us(AeTitle title, String host, int port, Optional<TlsFiles> tls) {
  @Override
  public String toString() {
    return title + "@" + host + ":" + port;
  }
}
