package org.pontis.dicom.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pontis.dicom.content.FileContentTest.transferred;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pontis.dicom.data.ByteSwap;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.encoding.DicomBytes;
import org.pontis.dicom.encoding.Part10Object;
import org.pontis.dicom.encoding.Part10Reader;
import org.pontis.dicom.encoding.ReadLimits;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.source.Content;

/** Values come as little endian bytes wherever and however they are stored. */
final class BulkValuesTest {
  private static final int VALUE = 0x00420011;

  @TempDir private Path folder;

  private Content value(DicomBytes bytes, int threshold) throws IOException {
    ReadLimits limits = ReadLimits.DEFAULT.withBulkThreshold(threshold);
    Path path = Files.write(folder.resolve("file"), bytes.array());
    Part10Object object = new Part10Reader(limits).read(path);
    Element element = object.dataset().element(Tag.of(VALUE)).orElseThrow();
    return new BulkValues(FileVersion.of(path), object, limits).of(element);
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static byte[] swapped(byte[] bytes, int unit) {
    byte[] copy = bytes.clone();
    ByteSwap.swap(copy, copy.length, unit);
    return copy;
  }

  @ParameterizedTest
  @CsvSource({"OB,1", "OW,2", "OL,4", "OF,4", "OV,8", "OD,8", "UN,1"})
  void of_bigEndianValue_isSwappedByItsUnit(String vr, int unit) throws IOException {
    byte[] stored = random(20_000);
    DicomBytes file = DicomBytes.file(DicomBytes.BIG).bigEndian().us(0x00280010, 1);
    byte[] expected = swapped(stored, unit);
    file.bytes(VALUE, vr, stored);

    assertThat(transferred(value(file, 0))).isEqualTo(expected);
    assertThat(transferred(value(file, 30_000))).isEqualTo(expected);
    assertThat(transferred(value(file, 0).range(8193, 9001)))
        .isEqualTo(Arrays.copyOfRange(expected, 8193, 8193 + 9001));
  }

  @Test
  void of_deflatedValue_isInflated() throws IOException {
    byte[] stored = random(50_000);
    ByteArrayOutputStream deflated = new ByteArrayOutputStream();
    try (DeflaterOutputStream out =
        new DeflaterOutputStream(deflated, new Deflater(Deflater.BEST_SPEED, true))) {
      out.write(DicomBytes.bare().us(0x00280010, 1).bytes(VALUE, "OB", stored).array());
    }
    DicomBytes file = DicomBytes.file(DicomBytes.DEFLATED).raw(deflated.toByteArray());

    Content content = value(file, 0);

    assertThat(transferred(content)).isEqualTo(stored);
    assertThat(transferred(content.range(49_000, 1000)))
        .isEqualTo(Arrays.copyOfRange(stored, 49_000, 50_000));
  }

  @Test
  void of_fragments_joinsThemWithoutTheOffsetTable() throws IOException {
    DicomBytes file =
        DicomBytes.file("1.2.840.10008.1.2.4.50")
            .longForm(VALUE, "OB", DicomBytes.UNDEFINED)
            .item(4)
            .zeros(4)
            .item(2)
            .ascii("ab")
            .item(2)
            .ascii("cd")
            .endSequence();

    assertThat(transferred(value(file, 0))).asString().isEqualTo("abcd");
  }

  @Test
  void of_sequence_isNotFound() throws IOException {
    DicomBytes file = DicomBytes.file(DicomBytes.EXPLICIT).longForm(VALUE, "SQ", 0);

    assertThatThrownBy(() -> value(file, 0))
        .isInstanceOf(ImagingException.class)
        .hasMessageContaining("NOT_FOUND");
  }
}
