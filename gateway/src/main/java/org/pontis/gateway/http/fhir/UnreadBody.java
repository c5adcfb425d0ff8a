package org.pontis.gateway.http.fhir;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * What a client sends with a request that is refused. A connection that is closed while some of it
 * is unread is reset, and the client may lose the answer (RFC 9112 section 9.6).
 */
final class UnreadBody {
  private static final int MOST_BYTES = 1 << 20;
  private static final Duration MOST_TIME = Duration.ofSeconds(1);
  private static final int BLOCK = 16 << 10;

  private UnreadBody() {}

  /**
   * Passes over it, as far as it is no longer than a client may be expected to have sent by now.
   */
  static void passOver(HttpServletRequest request) throws IOException {
    InputStream body = request.getInputStream();
    byte[] block = new byte[BLOCK];
    long end = System.nanoTime() + MOST_TIME.toNanos();
    int left = MOST_BYTES;
    int read = 0;
    while (read >= 0 && left > 0 && System.nanoTime() - end < 0) {
      read = body.read(block);
      left -= read;
    }
  }
}
