package org.pontis.testkit.peer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.pontis.dicom.data.Slice;

/** What a {@link ScriptedHttpPeer} does once it has read a request. */
public sealed interface Reply {

  /** Sends the bytes, then closes the connection in order. */
  record Whole(Slice bytes) implements Reply {}

  /** Sends the bytes a few at a time with a pause before each, then closes in order. */
  record Slow(Slice bytes, int atATime, Duration pause) implements Reply {
    /** Checks that it gets on. */
    public Slow {
      if (atATime < 1) {
        throw new IllegalArgumentException("a slow reply sends at least a byte at a time");
      }
    }
  }

  /** Sends the bytes, then resets the connection. */
  record Cut(Slice bytes) implements Reply {}

  /** Sends nothing and keeps the connection open until the peer is closed. */
  record Never() implements Reply {}

  /** A well-formed answer with a body, after which the connection ends. */
  static Reply http(int status, String contentType, byte[] body) {
    return new Whole(message(status, contentType, body));
  }

  /** The bytes of a well-formed answer, for a {@link Slow} or {@link Cut} reply to spoil. */
  static Slice message(int status, String contentType, byte[] body) {
    String text =
        """
        HTTP/1.1 %d Scripted
        Content-Type: %s
        Content-Length: %d
        Connection: close

        """
            .formatted(status, contentType, body.length)
            .replace("\n", "\r\n");
    byte[] head = text.getBytes(StandardCharsets.ISO_8859_1);
    byte[] whole = new byte[head.length + body.length];
    System.arraycopy(head, 0, whole, 0, head.length);
    System.arraycopy(body, 0, whole, head.length, body.length);
    return Slice.of(whole);
  }
}
