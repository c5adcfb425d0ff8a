package org.pontis.dicom.net.ul;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLSocket;

/** TLS over connected sockets. */
final class Tls {
  private Tls() {}

  static SSLSocket client(Socket plain, RemoteEntity remote, TlsSettings tls) throws IOException {
    SSLSocket secured = layered(plain, remote.host(), remote.port(), tls);
    secured.setUseClientMode(true);
    secured.setSSLParameters(tls.clientParameters());
    return secured;
  }

  static SSLSocket server(Socket plain, TlsSettings tls) throws IOException {
    String host = plain.getInetAddress().getHostAddress();
    SSLSocket secured = layered(plain, host, plain.getPort(), tls);
    secured.setUseClientMode(false);
    secured.setSSLParameters(tls.serverParameters());
    return secured;
  }

  private static SSLSocket layered(Socket plain, String host, int port, TlsSettings tls)
      throws IOException {
    return (SSLSocket) tls.context().getSocketFactory().createSocket(plain, host, port, true);
  }
}
