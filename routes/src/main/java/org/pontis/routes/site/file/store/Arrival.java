package org.pontis.routes.site.file.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** A file that holds an instance from its first byte until it is in its place or given up. */
final class Arrival implements AutoCloseable {
  private static final int BLOCK = 256 << 10;

  private final Path file;
  private final FileChannel channel;

  private Arrival(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** A new file in this folder, which is made if need be; the folder above it is not. */
  static Arrival in(Path folder) throws DiskFailure {
    try {
      if (!Files.isDirectory(folder)) {
        create(folder);
      }
      return to(folder.resolve(UUID.randomUUID() + ".part"));
    } catch (IOException refused) {
      throw new DiskFailure(refused);
    }
  }

  /** Into this file. */
  static Arrival to(Path file) throws IOException {
    return new Arrival(
        file,
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ));
  }

  static void create(Path folder) throws IOException {
    try {
      Files.createDirectory(folder);
    } catch (FileAlreadyExistsException meanwhile) {
      if (!Files.isDirectory(folder)) {
        throw meanwhile;
      }
    }
  }

  Path file() {
    return file;
  }

  /** Writes what a sender sends, to its end. */
  void take(InputStream sender) throws IOException {
    byte[] block = new byte[BLOCK];
    int filled = sender.readNBytes(block, 0, block.length);
    while (filled > 0) {
      write(ByteBuffer.wrap(block, 0, filled));
      filled = sender.readNBytes(block, 0, block.length);
    }
  }

  private void write(ByteBuffer bytes) throws DiskFailure {
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException refused) {
      throw new DiskFailure(refused);
    }
  }

  /** Returns when every byte is on the disk. */
  void force() throws IOException {
    channel.force(false);
  }

  /** Moves the file to its place in one step. */
  void moveTo(Path place) throws IOException {
    Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Nothing is left of a file that was not moved. */
  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(file);
  }
}
