package org.pontis.dicom.net.ul;

import java.io.IOException;
import java.io.OutputStream;

/** Writes an encoded data set. */
@FunctionalInterface
public interface DataSetBody {
  /** Writes all of it; the stream need not be closed, and is of no use afterwards. */
  void writeTo(OutputStream out) throws IOException;
}
