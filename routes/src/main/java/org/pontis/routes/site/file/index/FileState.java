package org.pontis.routes.site.file.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;

/**
 * What tells one state of a file from another without reading it.
 *
 * @param size in bytes
 * @param modified in nanoseconds since 1970
 */
public record FileState(long size, long modified) {
  /** The state of what could not be read: no file is in it, so that it is tried again. */
  public static final FileState UNKNOWN = new FileState(-1, -1);

  public static FileState of(Path file) throws IOException {
    return of(Files.readAttributes(file, BasicFileAttributes.class));
  }

  public static FileState of(BasicFileAttributes attributes) {
    return new FileState(attributes.size(), attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS));
  }
}
