package org.pontis.dicom.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.Content;

/**
 * The data set within a Part 10 object (PS3.10 section 7): its bytes as they are, without preamble
 * and file meta information, which may both be missing.
 */
public final class DataSetContent {
  /** Holds every file meta information there is, private information aside. */
  private static final int HELD = 64 << 10;

  private static final int PREAMBLE = 128;
  private static final byte[] PREFIX = {'D', 'I', 'C', 'M'};
  private static final int META_GROUP = 2;

  private DataSetContent() {}

  /**
   * Writes the data set of an object while it is read, once.
   *
   * @throws ImagingException LIMIT_EXCEEDED when the file meta information is longer than 64 KiB
   */
  public static void copy(Content part10, OutputStream out) throws IOException {
    byte[] buffer = new byte[HELD];
    try (InputStream in = part10.open()) {
      int held = in.readNBytes(buffer, 0, buffer.length);
      int start = start(buffer, held);
      if (start > held) {
        throw ImagingException.of(
            ProblemType.LIMIT_EXCEEDED, "the file meta information is longer than 64 KiB");
      }
      out.write(buffer, start, held - start);
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, read);
      }
    }
  }

  private static int start(byte[] bytes, int held) {
    int at = 0;
    if (hasPrefix(bytes, PREAMBLE, held)) {
      at = PREAMBLE + PREFIX.length;
    } else if (hasPrefix(bytes, 0, held)) {
      at = PREFIX.length;
    }
    while (at + 8 <= held && u16(bytes, at) == META_GROUP) {
      at = behindElement(bytes, at, held);
    }
    return at;
  }

  private static boolean hasPrefix(byte[] bytes, int at, int held) {
    int end = at + PREFIX.length;
    return end <= held && Arrays.equals(bytes, at, end, PREFIX, 0, PREFIX.length);
  }

  /** File meta information is in explicit VR little endian; beyond what is held when it is long. */
  private static int behindElement(byte[] bytes, int at, int held) {
    boolean isLong = Vr.of(bytes[at + 4], bytes[at + 5]).map(Vr::hasLongLength).orElse(false);
    if (!isLong) {
      return at + 8 + u16(bytes, at + 6);
    }
    if (at + 12 > held) {
      return held + 1;
    }
    long length = (long) u16(bytes, at + 10) << 16 | u16(bytes, at + 8);
    return (int) Math.min(held + 1L, at + 12 + length);
  }

  private static int u16(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8;
  }
}
