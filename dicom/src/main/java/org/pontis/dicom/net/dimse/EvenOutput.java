package org.pontis.dicom.net.dimse;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Makes a data set even in length by a zero byte at its end. PS3.8 annex E wants fragments of even
 * length, and a peer that gets an odd one may never answer; archives hold such data sets all the
 * same.
 */
final class EvenOutput extends OutputStream {
  private final OutputStream out;
  private long count;

  EvenOutput(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int value) throws IOException {
    out.write(value);
    count++;
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    out.write(bytes, from, length);
    count += length;
  }

  /** Writes the padding, if any. */
  void pad() throws IOException {
    if (count % 2 != 0) {
      write(0);
    }
  }
}
