package org.pontis.dicom.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.WritableByteChannel;
import java.util.OptionalLong;

/** Bytes on their way from a source, valid only inside the callback they were given to. */
public interface Content {
  /** The number of bytes, where it is known beforehand. */
  OptionalLong length();

  /** A stream over all bytes; the caller closes it. */
  InputStream open() throws IOException;

  /** Writes all bytes to a blocking channel and returns their number. */
  long transferTo(WritableByteChannel target) throws IOException;

  /**
   * The same bytes with a known length, to be opened as often as needed. Asked for before anything
   * else is done with a content that arrives as it is read.
   */
  default Content repeatable() throws IOException {
    return this;
  }

  /** A stretch of the bytes; both bounds lie within the length, which is known. */
  Content range(long offset, long length);
}
