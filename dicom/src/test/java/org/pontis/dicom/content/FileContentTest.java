package org.pontis.dicom.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.dicom.data.BulkData.Region;
import org.pontis.dicom.source.Content;

/** File regions arrive whole and in order, or not at all. */
final class FileContentTest {
  private static final int SIZE = 3_000_000;

  private final byte[] bytes = new byte[SIZE];
  @TempDir private Path folder;
  private Path path;

  @BeforeEach
  void writeFile() throws IOException {
    new Random(7).nextBytes(bytes);
    path = Files.write(folder.resolve("file"), bytes);
  }

  static byte[] transferred(Content content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    long count = content.transferTo(Channels.newChannel(out));
    assertThat(count).isEqualTo(out.size()).isEqualTo(content.length().orElseThrow());
    try (InputStream stream = content.open()) {
      assertThat(stream.readAllBytes()).isEqualTo(out.toByteArray());
    }
    return out.toByteArray();
  }

  @Test
  void transferTo_wholeFile_givesItsBytes() throws IOException {
    assertThat(transferred(FileContent.of(FileVersion.of(path)))).isEqualTo(bytes);
  }

  @Test
  void transferTo_fileChannel_givesItsBytes() throws IOException {
    Path copy = folder.resolve("copy");

    try (FileChannel target =
        FileChannel.open(copy, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      FileContent.of(FileVersion.of(path)).transferTo(target);
    }

    assertThat(copy).hasBinaryContent(bytes);
  }

  @Test
  void transferTo_manyRegions_joinsThemInOrder() throws IOException {
    Content content =
        FileContent.of(
            FileVersion.of(path),
            List.of(new Region(2_000_000, 900_000), new Region(5, 0), new Region(10, 3)));

    byte[] joined = transferred(content);

    assertThat(Arrays.copyOf(joined, 900_000))
        .isEqualTo(Arrays.copyOfRange(bytes, 2_000_000, 2_900_000));
    assertThat(Arrays.copyOfRange(joined, 900_000, 900_003))
        .isEqualTo(Arrays.copyOfRange(bytes, 10, 13));
  }

  @Test
  void range_acrossRegions_isTheSameStretchOfTheWhole() throws IOException {
    Content content =
        FileContent.of(
            FileVersion.of(path),
            List.of(new Region(100, 10), new Region(50, 10), new Region(0, 5)));
    byte[] whole = transferred(content);

    for (int from = 0; from <= whole.length; from++) {
      for (int to = from; to <= whole.length; to++) {
        byte[] part = transferred(content.range(from, to - from));
        assertThat(part).isEqualTo(Arrays.copyOfRange(whole, from, to));
      }
    }
    assertThatThrownBy(() -> content.range(20, 6)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void transferTo_shortWrites_losesNothing() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    WritableByteChannel slow = new OneByteAtATime(out);

    FileContent.of(FileVersion.of(path), List.of(new Region(1, 5000))).transferTo(slow);

    assertThat(out.toByteArray()).isEqualTo(Arrays.copyOfRange(bytes, 1, 5001));
  }

  @Test
  void transferTo_fileTruncatedOrReplaced_failsBeforeItStarts() throws IOException {
    Content content = FileContent.of(FileVersion.of(path));
    Files.write(path, Arrays.copyOf(bytes, 10));

    assertThatThrownBy(() -> transferred(content)).isInstanceOf(IOException.class);
    assertThatThrownBy(content::open).isInstanceOf(IOException.class);
  }

  @Test
  void transferTo_fileTouchedWhileSending_fails() throws IOException {
    Content content = FileContent.of(FileVersion.of(path));
    WritableByteChannel touching =
        Channels.newChannel(
            new ByteArrayOutputStream() {
              @Override
              public synchronized void write(byte[] source, int offset, int length) {
                touch();
                super.write(source, offset, length);
              }
            });

    assertThatThrownBy(() -> content.transferTo(touching))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("changed");
  }

  private void touch() {
    try {
      Files.setLastModifiedTime(path, FileTime.fromMillis(1));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void of_regionBeyondTheFile_isRefused() throws IOException {
    FileVersion version = FileVersion.of(path);

    assertThatThrownBy(() -> FileContent.of(version, List.of(new Region(SIZE - 1, 2))))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  private record OneByteAtATime(ByteArrayOutputStream out) implements WritableByteChannel {
    @Override
    public int write(ByteBuffer source) {
      out.write(source.get());
      return 1;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}
