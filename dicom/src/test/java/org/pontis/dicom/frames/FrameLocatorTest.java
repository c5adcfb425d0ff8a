package org.pontis.dicom.frames;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pontis.dicom.encoding.DicomBytes.UNDEFINED;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.dicom.content.FileVersion;
import org.pontis.dicom.encoding.DicomBytes;
import org.pontis.dicom.encoding.Part10Reader;
import org.pontis.dicom.encoding.ReadLimits;

/** Frames by number, whatever the offset tables claim. */
final class FrameLocatorTest {
  private static final String JPEG = "1.2.840.10008.1.2.4.50";
  private static final String START = "\u00FF\u00D8\u00FF\u00E0";
  private static final int PIXELS = 0x7FE00010;

  @TempDir private Path folder;

  private Frames locate(DicomBytes bytes) throws IOException {
    return locate(Files.write(folder.resolve("file"), bytes.array()));
  }

  private static Frames locate(Path path) throws IOException {
    return new FrameLocator(ReadLimits.DEFAULT)
        .locate(FileVersion.of(path), new Part10Reader(ReadLimits.DEFAULT).read(path));
  }

  private static byte[] bytes(Frames frames, int number) throws IOException {
    try (InputStream stream = frames.content(number).open()) {
      return stream.readAllBytes();
    }
  }

  private static List<String> all(Frames frames) throws IOException {
    List<String> texts = new ArrayList<>();
    for (int i = 1; i <= frames.count(); i++) {
      texts.add(new String(bytes(frames, i), java.nio.charset.StandardCharsets.ISO_8859_1));
    }
    return texts;
  }

  private static DicomBytes image(String syntax, int rows, int columns, int bits, int frames) {
    return DicomBytes.file(syntax)
        .us(0x00280002, 1)
        .text(0x00280004, "CS", "MONOCHROME2 ")
        .text(0x00280008, "IS", "%-4d".formatted(frames))
        .us(0x00280010, rows)
        .us(0x00280011, columns)
        .us(0x00280100, bits);
  }

  private static DicomBytes jpeg(int frames) {
    return image(JPEG, 1, 1, 8, frames).longForm(PIXELS, "OB", UNDEFINED);
  }

  @Test
  void content_nativeFrames_areCutByArithmetic() throws IOException {
    Frames frames =
        locate(
            image(DicomBytes.EXPLICIT, 1, 3, 8, 2)
                .bytes(PIXELS, "OB", "abcdef".getBytes(US_ASCII)));

    assertThat(all(frames)).containsExactly("abc", "def");
  }

  @Test
  void content_zeroFramesAnnounced_isOne() throws IOException {
    Frames frames =
        locate(
            image(DicomBytes.EXPLICIT, 1, 3, 8, 0).bytes(PIXELS, "OB", "abcd".getBytes(US_ASCII)));

    assertThat(all(frames)).containsExactly("abc");
  }

  @Test
  void content_nativeBigEndianFrames_areLittleEndian() throws IOException {
    DicomBytes file = DicomBytes.file(DicomBytes.BIG).bigEndian();
    file.us(0x00280010, 1).us(0x00280011, 1).us(0x00280100, 16);
    file.bytes(PIXELS, "OW", new byte[] {1, 2});

    assertThat(bytes(locate(file), 1)).containsExactly(2, 1);
  }

  @Test
  void content_singleBitFrames_startAtTheLowestBit() throws IOException {
    Frames frames =
        locate(
            image(DicomBytes.EXPLICIT, 1, 5, 1, 3)
                .bytes(PIXELS, "OB", new byte[] {(byte) 0b110_10101, 0b0_10001_01}));

    assertThat(bytes(frames, 1)).containsExactly(0b10101);
    assertThat(bytes(frames, 2)).containsExactly(0b01110);
    assertThat(bytes(frames, 3)).containsExactly(0b10001);
  }

  @Test
  void content_subsampledColours_takeTwoBytesAPixel() throws IOException {
    DicomBytes file =
        DicomBytes.file(DicomBytes.EXPLICIT)
            .us(0x00280002, 3)
            .text(0x00280004, "CS", "YBR_FULL_422")
            .text(0x00280008, "IS", "2 ")
            .us(0x00280010, 1)
            .us(0x00280011, 2)
            .us(0x00280100, 8)
            .bytes(PIXELS, "OB", "abcdABCD".getBytes(US_ASCII));

    assertThat(all(locate(file))).containsExactly("abcd", "ABCD");
  }

  @Test
  void content_basicOffsetTable_joinsTheFragmentsOfAFrame() throws IOException {
    DicomBytes file = jpeg(2).item(8).u32(0).u32(20);
    file.item(2).ascii("ab").item(2).ascii("cd").item(2).ascii("ef").endSequence();

    assertThat(all(locate(file))).containsExactly("abcd", "ef");
  }

  @Test
  void content_extendedOffsetTable_isUsed() throws IOException {
    DicomBytes file = image(JPEG, 1, 1, 8, 2);
    file.longForm(0x7FE00001, "OV", 16).u32(0).u32(0).u32(20).u32(0);
    file.longForm(0x7FE00002, "OV", 16).u32(4).u32(0).u32(2).u32(0);
    file.longForm(PIXELS, "OB", UNDEFINED).item(0);
    file.item(2).ascii("ab").item(2).ascii("cd").item(2).ascii("ef").endSequence();

    assertThat(all(locate(file))).containsExactly("abcd", "ef");
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 10_000, 0, -1})
  void content_wrongOffsetTable_isNotBelieved(int second) throws IOException {
    DicomBytes file = jpeg(2).item(8).u32(0).u32(second);
    file.item(2).ascii("ab").item(2).ascii("cd").endSequence();

    assertThat(all(locate(file))).containsExactly("ab", "cd");
  }

  @Test
  void content_withoutTable_oneFragmentEach() throws IOException {
    DicomBytes file = jpeg(2).item(0).item(2).ascii("ab").item(2).ascii("cd").endSequence();

    assertThat(all(locate(file))).containsExactly("ab", "cd");
  }

  @Test
  void content_withoutTable_singleFrameHasAllFragments() throws IOException {
    DicomBytes file = jpeg(1).item(0).item(2).ascii("ab").item(2).ascii("cd").endSequence();

    assertThat(all(locate(file))).containsExactly("abcd");
  }

  @Test
  void content_withoutTable_imageStartsTell() throws IOException {
    String first = START + "12345678";
    DicomBytes file = jpeg(2).item(0).item(12).ascii(first).item(2).ascii("ab");
    file.item(12).ascii(first).endSequence();

    assertThat(all(locate(file))).containsExactly(first + "ab", first);
  }

  @Test
  void content_withoutTableItem_theFirstImageIsNoTable() throws IOException {
    String image = START + "12345678";
    DicomBytes file = jpeg(2).item(12).ascii(image).item(12).ascii(image).endSequence();

    assertThat(all(locate(file))).containsExactly(image, image);
  }

  @Test
  void content_ambiguousFragments_areNamed() throws IOException {
    DicomBytes file = jpeg(2).item(0);
    file.item(2).ascii("ab").item(2).ascii("cd").item(2).ascii("ef").endSequence();
    Frames frames = locate(file);

    assertThatThrownBy(() -> frames.content(1))
        .hasMessageContaining("MALFORMED_INPUT")
        .hasMessageContaining("3 fragments make 2 frames");
  }

  @Test
  void content_fewerFramesThanAnnounced_servesThoseThere() throws IOException {
    DicomBytes fragments = jpeg(3).item(0).item(2).ascii("ab").endSequence();
    DicomBytes pixels =
        image(DicomBytes.EXPLICIT, 1, 2, 8, 3).bytes(PIXELS, "OB", "ab".getBytes(US_ASCII));

    for (DicomBytes file : List.of(fragments, pixels)) {
      Frames frames = locate(file);
      assertThat(bytes(frames, 1)).asString().isEqualTo("ab");
      assertThatThrownBy(() -> frames.content(2))
          .hasMessage(
              "MALFORMED_INPUT: frame 2 is missing: the instance announces 3, its pixel data holds 1");
      assertThatThrownBy(() -> frames.content(4)).hasMessageContaining("NOT_FOUND");
    }
  }

  @Test
  void content_video_isOneStream() throws IOException {
    DicomBytes file = image("1.2.840.10008.1.2.4.102", 1, 1, 8, 500);
    file.longForm(PIXELS, "OB", UNDEFINED).item(0).item(2).ascii("ab").item(2).ascii("cd");

    assertThat(all(locate(file.endSequence()))).containsExactly("abcd");
  }

  @Test
  void locate_attributesThatMakeNoFrames_areNamed() throws IOException {
    DicomBytes noRows = image(DicomBytes.EXPLICIT, 0, 1, 8, 1).bytes(PIXELS, "OB", new byte[2]);
    DicomBytes negative = image(DicomBytes.EXPLICIT, 1, 1, 8, -1).bytes(PIXELS, "OB", new byte[2]);
    DicomBytes noPixels = image(DicomBytes.EXPLICIT, 1, 1, 8, 1);

    assertThatThrownBy(() -> locate(noRows)).hasMessageContaining("MALFORMED_INPUT: (0028,0010)");
    assertThatThrownBy(() -> locate(negative)).hasMessageContaining("MALFORMED_INPUT: Number of");
    assertThatThrownBy(() -> locate(noPixels)).hasMessageContaining("NOT_FOUND");
  }

  @Test
  void content_ofAGigabyte_readsOnlyTheFrame() throws IOException {
    int frameLength = 1 << 20;
    byte[] header =
        image(DicomBytes.EXPLICIT, 1024, 1024, 8, 1024)
            .longForm(PIXELS, "OB", frameLength << 10)
            .array();
    Path path = folder.resolve("large");
    try (FileChannel sparse =
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      sparse.write(ByteBuffer.wrap(header));
      sparse.write(ByteBuffer.wrap(new byte[] {42}), header.length + (1L << 30) - 1);
    }

    byte[] last = bytes(locate(path), 1024);

    assertThat(last).hasSize(frameLength).endsWith(42);
  }
}
