package org.pontis.routes.site.file.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;

/** Makes the entries of folders durable. */
@FunctionalInterface
interface FolderSync {
  /** Returns when what was in these folders when it was called survives a loss of power. */
  void sync(Collection<Path> folders) throws IOException;

  /** One by one, on the caller's thread. */
  static void each(Collection<Path> folders) throws IOException {
    for (Path folder : folders) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
