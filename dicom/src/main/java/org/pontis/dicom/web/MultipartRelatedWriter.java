package org.pontis.dicom.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.UUID;
import org.pontis.dicom.source.Content;

/**
 * Writes a multipart/related message (RFC 2387) part by part to a blocking channel. What lies
 * between two bodies goes out in one write. The closing delimiter is written by {@link #finish}
 * alone: a message given up earlier never looks complete.
 */
public final class MultipartRelatedWriter {
  private final WritableByteChannel channel;
  private final MediaType contentType;
  private final String boundary;
  private State state = State.EMPTY;

  private enum State {
    EMPTY,
    OPEN,
    FINISHED
  }

  /** What writes a body whose length is not known beforehand. */
  @FunctionalInterface
  public interface Body {
    /** Writes all bytes. */
    void writeTo(WritableByteChannel channel) throws IOException;
  }

  /**
   * A writer with a boundary of its own.
   *
   * @param rootType the media type of the first part, as the type parameter names it
   */
  public MultipartRelatedWriter(MediaType rootType, WritableByteChannel channel) {
    this.channel = channel;
    this.boundary = UUID.randomUUID().toString();
    this.contentType = MediaType.multipartOf(rootType, boundary);
  }

  /** The Content-Type of the message. */
  public MediaType contentType() {
    return contentType;
  }

  /**
   * Writes a part, with its length where that is known.
   *
   * @throws IOException also when the content has another length than it said
   */
  public void part(PartHeader header, Content content) throws IOException {
    OptionalLong length = content.length();
    open(header, length);
    long written = content.transferTo(channel);
    if (length.isPresent() && written != length.getAsLong()) {
      throw new IOException("a part of " + length.getAsLong() + " bytes had " + written);
    }
  }

  /** Writes a part of unknown length. */
  public void part(PartHeader header, Body body) throws IOException {
    open(header, OptionalLong.empty());
    body.writeTo(channel);
  }

  /** Writes the closing delimiter. */
  public void finish() throws IOException {
    write((state == State.EMPTY ? "--" : "\r\n--") + boundary + "--\r\n");
    state = State.FINISHED;
  }

  private void open(PartHeader header, OptionalLong length) throws IOException {
    if (state == State.FINISHED) {
      throw new IllegalStateException("the message is finished");
    }
    StringBuilder lines = new StringBuilder(256);
    lines.append(state == State.EMPTY ? "--" : "\r\n--").append(boundary).append("\r\n");
    header.contentType().ifPresent(type -> line(lines, "Content-Type", type.toString()));
    length.ifPresent(bytes -> line(lines, "Content-Length", Long.toString(bytes)));
    header.contentLocation().ifPresent(uri -> line(lines, "Content-Location", uri));
    state = State.OPEN;
    write(lines.append("\r\n").toString());
  }

  private static void line(StringBuilder lines, String name, String value) {
    lines.append(name).append(": ").append(value).append("\r\n");
  }

  private void write(String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
