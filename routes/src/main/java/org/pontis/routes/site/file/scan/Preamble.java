package org.pontis.routes.site.file.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The first bytes of a Part 10 file: 128 of any kind, then {@code DICM} (PS3.10 section 7.1). */
final class Preamble {
  private static final byte[] PREFIX = "DICM".getBytes(StandardCharsets.US_ASCII);
  private static final int LENGTH = 128;

  private Preamble() {}

  /** Whether the file says of itself that it is a DICOM file. */
  static boolean isOf(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      byte[] start = bytes.readNBytes(LENGTH + PREFIX.length);
      return start.length == LENGTH + PREFIX.length
          && Arrays.equals(start, LENGTH, start.length, PREFIX, 0, PREFIX.length);
    }
  }
}
