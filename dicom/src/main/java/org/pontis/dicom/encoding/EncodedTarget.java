package org.pontis.dicom.encoding;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import org.pontis.dicom.source.Content;

/** Takes an encoded data set piece by piece: bytes, and bulk values as they come. */
public interface EncodedTarget {
  /** Takes bytes; the array is not kept. */
  void bytes(byte[] bytes, int offset, int length) throws IOException;

  /** Takes all bytes of a content. */
  void content(Content content) throws IOException;

  /** A target that writes everything to a stream, which it leaves open. */
  static EncodedTarget to(OutputStream out) {
    return new EncodedTarget() {
      @Override
      public void bytes(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
      }

      @Override
      public void content(Content content) throws IOException {
        content.transferTo(Channels.newChannel(out));
      }
    };
  }
}
