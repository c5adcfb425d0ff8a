package org.pontis.gateway.probe;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.pontis.dicom.net.dimse.IncomingObject;

/** An instance that came: what is said of it, for its bytes are dropped while they arrive. */
record Arrival(long bytes, String transferSyntax) {
  private static final int BUFFER = 64 * 1024;

  static Arrival of(IncomingObject object) throws IOException {
    long bytes = 0;
    byte[] buffer = new byte[BUFFER];
    InputStream in = object.dataSet();
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      bytes += read;
    }
    return new Arrival(bytes, TransferSyntaxes.name(object.transferSyntax().uid()));
  }

  String words() {
    return String.format(Locale.ROOT, "%,d bytes in %s", bytes, transferSyntax);
  }
}
