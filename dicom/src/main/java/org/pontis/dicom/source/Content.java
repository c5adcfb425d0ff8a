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

  /** A stretch of the bytes; both bounds lie within the length. */
  Content range(long offset, long length);
}
