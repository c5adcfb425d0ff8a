package org.pontis.dicom.web;

import java.io.IOException;
import java.io.InputStream;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;

/**
 * Reads a multipart/related message (RFC 2387) part by part as it arrives. Tolerates a preamble, an
 * epilogue, white space after boundaries and bare line feeds; a message that ends before its
 * closing delimiter is a problem.
 */
public final class MultipartRelatedReader {
  private static final int MAX_BOUNDARY = 200;

  private final String boundary;
  private final MultipartLimits limits;

  /**
   * A reader for a message of this type.
   *
   * @throws ImagingException MALFORMED_INPUT when the type is not multipart/related or names no
   *     boundary
   */
  public MultipartRelatedReader(MediaType contentType, MultipartLimits limits) {
    if (!contentType.isMultipartRelated()) {
      throw malformed("the message is not multipart/related");
    }
    this.boundary = contentType.parameter("boundary").orElse("");
    this.limits = limits;
    if (boundary.isEmpty() || boundary.length() > MAX_BOUNDARY) {
      throw malformed("multipart/related needs a boundary parameter of 1 to 70 characters");
    }
  }

  /**
   * Hands over each part; stops after the closing delimiter and reads no epilogue.
   *
   * @return the number of parts
   * @throws ImagingException MALFORMED_INPUT, with the number of the part counted from 1, or
   *     LIMIT_EXCEEDED
   */
  public int read(InputStream message, PartHandler handler) throws IOException {
    DelimitedInput input = new DelimitedInput(message, boundary);
    input.skipBody();
    int parts = 0;
    while (input.isAtSeparator()) {
      parts++;
      if (parts > limits.maxParts()) {
        throw ImagingException.of(
            ProblemType.LIMIT_EXCEEDED, "more than " + limits.maxParts() + " parts in one message");
      }
      input.passDelimiter();
      part(input, parts, handler);
    }
    if (!input.isAtClose()) {
      throw malformed(
          parts == 0
              ? "no line holds the boundary that Content-Type names"
              : "part " + parts + " ends without a delimiter: the message is cut off");
    }
    return parts;
  }

  private void part(DelimitedInput input, int number, PartHandler handler) throws IOException {
    PartHeader header = new PartHeaderReader(input, number, limits.maxHeaderBytes()).read();
    input.beginBody();
    try (PartBody body = new PartBody(input)) {
      handler.accept(header, body);
    }
    input.skipBody();
  }

  static ImagingException malformed(String detail) {
    return ImagingException.of(ProblemType.MALFORMED_INPUT, detail);
  }

  /** The body of one part; ends with the call it was given to. */
  private static final class PartBody extends InputStream {
    private final DelimitedInput input;
    private boolean closed;

    PartBody(DelimitedInput input) {
      this.input = input;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (closed) {
        throw new IOException("the part is over");
      }
      return length == 0 ? 0 : input.body(target, offset, length);
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
