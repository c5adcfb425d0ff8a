package org.pontis.dicom.content;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * A file as it was when it was looked at. What is later read of it belongs to this version or
 * fails: offsets noted earlier mean nothing in a file that changed.
 */
public record FileVersion(Path path, long size, FileTime modified) {

  /** The file as it is now. */
  public static FileVersion of(Path path) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
    return new FileVersion(path, attributes.size(), attributes.lastModifiedTime());
  }

  /** Opens the file if it is still this version. */
  public FileChannel open() throws IOException {
    FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
    try {
      verify();
      return channel;
    } catch (IOException changed) {
      channel.close();
      throw changed;
    }
  }

  /** Fails if the file is no longer this version. */
  void verify() throws IOException {
    if (!of(path).equals(this)) {
      throw changed();
    }
  }

  /** The failure of reading a file that is no longer what it was; names no path. */
  static IOException changed() {
    return new IOException("the file changed since it was indexed");
  }
}
