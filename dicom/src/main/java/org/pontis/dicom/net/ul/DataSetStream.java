package org.pontis.dicom.net.ul;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Objects;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.net.pdu.PresentationDataValue;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.source.Deadline;

/** A data set as it arrives; ends with its last fragment. */
final class DataSetStream extends InputStream {
  private final MessageReader messages;
  private final int contextId;
  private final Duration patience;
  private Slice fragment = Slice.empty();
  private int position;
  private boolean last;
  private boolean broken;

  DataSetStream(MessageReader messages, int contextId, Duration patience) {
    this.messages = messages;
    this.contextId = contextId;
    this.patience = patience;
  }

  @Override
  public int read() throws IOException {
    return isAtEnd() ? -1 : fragment.at(position++) & 0xFF;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    Objects.checkFromIndexSize(from, length, target.length);
    if (length == 0) {
      return 0;
    }
    if (isAtEnd()) {
      return -1;
    }
    int count = Math.min(length, fragment.length() - position);
    fragment.copyTo(position, count, target, from);
    position += count;
    return count;
  }

  @Override
  public int available() {
    return fragment.length() - position;
  }

  @Override
  public long transferTo(OutputStream out) throws IOException {
    long count = 0;
    while (!isAtEnd()) {
      fragment.sub(position, fragment.length() - position).writeTo(out);
      count += fragment.length() - position;
      position = fragment.length();
    }
    return count;
  }

  /** Skips what is left, so that the next command can be received; of what broke off nothing is. */
  @Override
  public void close() throws IOException {
    while (!broken && !isAtEnd()) {
      position = fragment.length();
    }
  }

  /** Whether all is read; waits for the next fragment to know. */
  private boolean isAtEnd() throws IOException {
    while (position == fragment.length()) {
      if (last) {
        return true;
      }
      fragment = Slice.empty();
      position = 0;
      next();
    }
    return false;
  }

  private void next() throws IOException {
    try {
      PresentationDataValue value = messages.dataFragment(contextId, Deadline.in(patience));
      fragment = value.fragment();
      last = value.isLast();
    } catch (ImagingException failed) {
      broken = true;
      throw new IOException(failed.getMessage(), failed);
    }
  }
}
