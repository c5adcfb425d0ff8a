package org.pontis.routes.site.dimse.arrival;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.pontis.dicom.content.FileVersion;

/** One instance in a temporary file, for as long as it is looked into. */
public final class Spool implements AutoCloseable {
  private final Path path;
  private final FileVersion version;

  private Spool(Path path, FileVersion version) {
    this.path = path;
    this.version = version;
  }

  /** Keeps all that comes. */
  public static Spool of(InputStream part10) throws IOException {
    Path path = Files.createTempFile("pontis-instance", ".dcm");
    boolean kept = false;
    try {
      Files.copy(part10, path, StandardCopyOption.REPLACE_EXISTING);
      FileVersion version = FileVersion.of(path);
      kept = true;
      return new Spool(path, version);
    } finally {
      if (!kept) {
        Files.deleteIfExists(path);
      }
    }
  }

  /** The file. */
  public FileVersion file() {
    return version;
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path);
  }
}
