package org.pontis.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.dicom.data.Tags;
import org.pontis.testkit.Datasets;
import org.pontis.testkit.Part10Bytes;

/** Memory does not grow with the study: one of many times the heap is retrieved whole. */
class StreamingTest {
  private static final String STUDY = "2.25.777";
  private static final int HEAP_MEGABYTES = 48;
  private static final int PIXEL_BYTES = 64 << 20;

  @TempDir private Path temporary;

  @Test
  @Timeout(300)
  void retrieve_ofAStudyLargerThanTheHeapByFourClientsAtOnceNeedsNoMore() throws Exception {
    Path one = Files.createDirectories(temporary.resolve("one"));
    Path two = Files.createDirectories(temporary.resolve("two"));
    long bytes = 0;
    for (int i = 0; i < 4; i++) {
      bytes += large(one.resolve("i" + i), i);
      large(two.resolve("i" + i), i);
    }
    bytes += large(two.resolve("i9"), 9);

    Process probe = start(one, two);
    String output = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(probe.waitFor()).as(output).isZero();
    assertThat(output).contains("bytes " + 4 * bytes);
    assertThat(bytes).isGreaterThan((5L * HEAP_MEGABYTES) << 20);
  }

  private Process start(Path one, Path two) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + HEAP_MEGABYTES + "m",
            "-cp",
            System.getProperty("java.class.path"),
            StreamingProbe.class.getName(),
            STUDY,
            one.toString(),
            two.toString())
        .redirectErrorStream(true)
        .start();
  }

  /** An object whose pixel data is a hole in the file; answers its length. */
  private static long large(Path file, int number) throws IOException {
    byte[] header =
        Part10Bytes.of(
            Datasets.ctImage(STUDY, STUDY + ".1", STUDY + ".1." + number, number).toBuilder()
                .remove(Tags.PixelData)
                .build());
    ByteBuffer pixelData = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    pixelData.putShort((short) 0x7FE0).putShort((short) 0x0010);
    pixelData.put((byte) 'O').put((byte) 'W').putShort((short) 0).putInt(PIXEL_BYTES).flip();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(header));
      channel.write(pixelData);
      long length = channel.position() + PIXEL_BYTES;
      channel.write(ByteBuffer.wrap(new byte[1]), length - 1);
      return length;
    }
  }
}
