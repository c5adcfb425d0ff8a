package org.pontis.dicom.content;

import java.io.IOException;
import java.io.InputStream;
import org.pontis.dicom.problem.ImagingException;

/** Makes a stream of another one. */
@FunctionalInterface
interface StreamLayer {
  /** The stream over the origin, which it closes with itself. */
  InputStream over(InputStream origin) throws IOException;

  /** The stream that a layer makes of the origin, which is closed when none can be made. */
  static InputStream over(InputStream origin, StreamLayer layer) throws IOException {
    try {
      return layer.over(origin);
    } catch (IOException | ImagingException failure) {
      origin.close();
      throw failure;
    }
  }
}
