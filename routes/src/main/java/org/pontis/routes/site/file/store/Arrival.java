package org.pontis.routes.site.file.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** A file that holds an instance from its first byte until it is in its place or given up. */
final class Arrival implements AutoCloseable {
  private static final int BLOCK = 64 << 10;

  private final Path file;
  private final FileChannel channel;
  private long written;
  private boolean placed;

  private Arrival(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** A new file in this folder, which is made if need be; the folder above it is not. */
  static Arrival in(Path folder) throws DiskFailure {
    Path file = folder.resolve(UUID.randomUUID() + ".part");
    try {
      return to(file);
    } catch (NoSuchFileException firstOne) {
      return inNew(folder, file);
    } catch (IOException refused) {
      throw new DiskFailure(refused);
    }
  }

  private static Arrival inNew(Path folder, Path file) throws DiskFailure {
    try {
      create(folder);
      return to(file);
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

  /** What a sender sends; each byte read is written here too. */
  InputStream keeping(InputStream sender) {
    return new Kept(sender);
  }

  /** How many bytes are here. */
  long length() {
    return written;
  }

  private final class Kept extends InputStream {
    private final InputStream sender;
    private final OutputStream disk = new Disk();

    Kept(InputStream sender) {
      this.sender = sender;
    }

    @Override
    public int read() throws IOException {
      byte[] single = new byte[1];
      return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = sender.read(target, offset, length);
      if (read > 0) {
        disk.write(target, offset, read);
      }
      return read;
    }

    @Override
    public long skip(long count) throws IOException {
      byte[] passed = new byte[Math.clamp(count, 0, BLOCK)];
      return Math.max(0, read(passed, 0, passed.length));
    }
  }

  /** Writes what else a sender sends, to its end. */
  void take(InputStream sender) throws IOException {
    sender.transferTo(new Disk());
  }

  /** The file as a stream whose failures can be told from the sender's. */
  private final class Disk extends OutputStream {
    @Override
    public void write(int single) throws DiskFailure {
      write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws DiskFailure {
      ByteBuffer rest = ByteBuffer.wrap(bytes, offset, length);
      try {
        while (rest.hasRemaining()) {
          written += channel.write(rest);
        }
      } catch (IOException refused) {
        throw new DiskFailure(refused);
      }
    }
  }

  /** Returns when every byte is on the disk. */
  void force() throws IOException {
    channel.force(false);
  }

  /** Moves the file to its place in one step. */
  void moveTo(Path place) throws IOException {
    Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
    placed = true;
  }

  /** Nothing is left of a file that was not moved. */
  @Override
  public void close() throws IOException {
    channel.close();
    if (!placed) {
      Files.deleteIfExists(file);
    }
  }
}
