package org.pontis.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files read whole, up to a limit: the size a file says it has is no limit, devices say none. */
public final class BoundedFile {
  /** A file was larger than the limit. */
  public static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    TooLarge(long limit) {
      super("larger than " + limit + " bytes");
    }
  }

  private BoundedFile() {}

  /**
   * What is in a file.
   *
   * @param limit bytes, less than 2 GiB
   * @throws TooLarge when there is more
   */
  public static byte[] read(Path file, long limit) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(Math.toIntExact(limit) + 1);
      if (bytes.length > limit) {
        throw new TooLarge(limit);
      }
      return bytes;
    }
  }
}
