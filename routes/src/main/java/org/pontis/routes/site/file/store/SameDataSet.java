package org.pontis.routes.site.file.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.encoding.Part10Object;
import org.pontis.dicom.encoding.Part10Reader;
import org.pontis.dicom.encoding.ReadLimits;

/** Whether two files hold the same data set byte for byte, whatever their file meta says. */
final class SameDataSet {
  private static final int BLOCK = 64 << 10;

  private final Part10Reader reader = new Part10Reader(ReadLimits.DEFAULT);

  boolean in(Path one, Path other) throws IOException {
    Part10Object first = reader.readBefore(Tags.PatientID, one);
    Part10Object second = reader.readBefore(Tags.PatientID, other);
    long length = Files.size(one) - first.dataSetOffset();
    return first.transferSyntax().equals(second.transferSyntax())
        && length == Files.size(other) - second.dataSetOffset()
        && isSame(one, first.dataSetOffset(), other, second.dataSetOffset());
  }

  private static boolean isSame(Path one, long from, Path other, long otherFrom)
      throws IOException {
    try (InputStream first = Files.newInputStream(one);
        InputStream second = Files.newInputStream(other)) {
      first.skipNBytes(from);
      second.skipNBytes(otherFrom);
      byte[] block = new byte[BLOCK];
      byte[] otherBlock = new byte[BLOCK];
      int read;
      do {
        read = first.readNBytes(block, 0, BLOCK);
        int otherRead = second.readNBytes(otherBlock, 0, BLOCK);
        if (!Arrays.equals(block, 0, read, otherBlock, 0, otherRead)) {
          return false;
        }
      } while (read > 0);
      return true;
    }
  }
}
