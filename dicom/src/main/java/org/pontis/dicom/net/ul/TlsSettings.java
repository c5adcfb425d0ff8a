package org.pontis.dicom.net.ul;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * How connections are secured: keys and trust, and what of TLS is allowed; prints neither.
 *
 * @param parameters protocols, cipher suites, whether a client needs a certificate, and how the
 *     server's name is checked
 */
public record TlsSettings(SSLContext context, SSLParameters parameters) {
  @Override
  public String toString() {
    return "TLS";
  }
}
