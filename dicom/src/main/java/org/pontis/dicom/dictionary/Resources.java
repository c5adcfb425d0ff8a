package org.pontis.dicom.dictionary;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The tables beside this class. */
final class Resources {
  private Resources() {}

  static byte[] read(String name) {
    try (InputStream in = Resources.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the dicom module was packaged without " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
