package org.pontis.routes.site.dimse.arrival;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.pontis.dicom.content.FileContent;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.source.Content;

/**
 * A Part 10 object of which the beginning is in memory and the rest arrives as it is read: once,
 * unless it is made repeatable first, for which it is kept in a file.
 */
public final class ArrivingContent implements Content, AutoCloseable {
  private static final int BUFFER = 64 << 10;

  private final List<Slice> beginning;
  private final InputStream rest;
  private Optional<Spool> spool = Optional.empty();
  private boolean taken;

  ArrivingContent(List<Slice> beginning, InputStream rest) {
    this.beginning = List.copyOf(beginning);
    this.rest = rest;
  }

  @Override
  public OptionalLong length() {
    return spool.map(kept -> FileContent.of(kept.file()).length()).orElse(OptionalLong.empty());
  }

  @Override
  public InputStream open() throws IOException {
    return spool.isPresent() ? FileContent.of(spool.get().file()).open() : once();
  }

  private InputStream once() throws IOException {
    take();
    InputStream all = rest;
    for (Slice bytes : beginning.reversed()) {
      all = new SequenceInputStream(bytes.stream(), all);
    }
    return all;
  }

  private void take() throws IOException {
    if (taken) {
      throw new IOException("an instance is read twice while it arrives");
    }
    taken = true;
  }

  @Override
  public long transferTo(WritableByteChannel target) throws IOException {
    if (spool.isPresent()) {
      return FileContent.of(spool.get().file()).transferTo(target);
    }
    take();
    long count = 0;
    for (Slice bytes : beginning) {
      count += write(bytes.buffer(ByteOrder.BIG_ENDIAN), target);
    }
    byte[] buffer = new byte[BUFFER];
    for (int read = rest.read(buffer); read >= 0; read = rest.read(buffer)) {
      count += write(ByteBuffer.wrap(buffer, 0, read), target);
    }
    return count;
  }

  private static int write(ByteBuffer bytes, WritableByteChannel target) throws IOException {
    int length = bytes.remaining();
    while (bytes.hasRemaining()) {
      target.write(bytes);
    }
    return length;
  }

  @Override
  public Content range(long offset, long length) {
    throw new IllegalStateException("only a repeatable content of known length has ranges");
  }

  @Override
  public Content repeatable() throws IOException {
    if (spool.isEmpty()) {
      spool = Optional.of(Spool.of(once()));
    }
    return FileContent.of(spool.get().file());
  }

  @Override
  public void close() throws IOException {
    if (spool.isPresent()) {
      spool.get().close();
    }
  }
}
