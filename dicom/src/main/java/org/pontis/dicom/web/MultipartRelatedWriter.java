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

  /**
   * How many bytes the message has when this is its only part and the content's length is known.
   */
  public OptionalLong lengthWithOnly(PartHeader header, Content content) {
    OptionalLong length = content.length();
    if (length.isEmpty()) {
      return length;
    }
    int around = delimiter(header, length, "").length() + ending("\r\n").length();
    return OptionalLong.of(around + length.getAsLong());
  }

  /** Writes the closing delimiter. */
  public void finish() throws IOException {
    write(ending(lineBreak()));
    state = State.FINISHED;
  }

  private void open(PartHeader header, OptionalLong length) throws IOException {
    if (state == State.FINISHED) {
      throw new IllegalStateException("the message is finished");
    }
    String delimiter = delimiter(header, length, lineBreak());
    state = State.OPEN;
    write(delimiter);
  }

  /** What ends the body before a delimiter; there is none before the first. */
  private String lineBreak() {
    return state == State.EMPTY ? "" : "\r\n";
  }

  private String delimiter(PartHeader header, OptionalLong length, String lineBreak) {
    StringBuilder lines = new StringBuilder(256);
    lines.append(lineBreak).append("--").append(boundary).append("\r\n");
    header.contentType().ifPresent(type -> line(lines, "Content-Type", type.toString()));
    length.ifPresent(bytes -> line(lines, "Content-Length", Long.toString(bytes)));
    header.contentLocation().ifPresent(uri -> line(lines, "Content-Location", uri));
    return lines.append("\r\n").toString();
  }

  private String ending(String lineBreak) {
    return lineBreak + "--" + boundary + "--\r\n";
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
