package org.pontis.dicom.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pontis.dicom.encoding.DicomBytes.UNDEFINED;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.Tags;

/** Each limit holds exactly at its edge. */
final class ReadLimitsTest {
  private static final int CONTENT = 0x0040A730;

  private static Part10Object read(DicomBytes bytes, ReadLimits limits) throws IOException {
    return new Part10Reader(limits).read(bytes.stream());
  }

  private static DicomBytes nested(int depth) {
    DicomBytes bytes = DicomBytes.file(DicomBytes.EXPLICIT);
    for (int i = 0; i < depth; i++) {
      bytes.longForm(CONTENT, "SQ", UNDEFINED).item(UNDEFINED);
    }
    for (int i = 0; i < depth; i++) {
      bytes.endItem().endSequence();
    }
    return bytes;
  }

  @Test
  void maxDepth_atTheEdge() {
    ReadLimits limits = ReadLimits.DEFAULT.withMaxDepth(3);

    assertThatCode(() -> read(nested(3), limits)).doesNotThrowAnyException();
    assertThatThrownBy(() -> read(nested(4), limits))
        .hasMessageContaining("LIMIT_EXCEEDED")
        .hasMessageContaining("deeper than 3");
  }

  @Test
  void maxElements_atTheEdge() {
    ReadLimits limits = ReadLimits.DEFAULT.withMaxElements(4);

    assertThatCode(() -> read(nested(2), limits)).doesNotThrowAnyException();
    assertThatThrownBy(() -> read(nested(3), limits))
        .hasMessageContaining("LIMIT_EXCEEDED")
        .hasMessageContaining("more than 4 elements and items");
  }

  @Test
  void maxValueLength_atTheEdge_makesLongTextAReferenceAndRefusesNames() throws IOException {
    ReadLimits limits = ReadLimits.DEFAULT.withMaxValueLength(20);
    DicomBytes text =
        DicomBytes.file(DicomBytes.EXPLICIT).text(0x00204000, "LT", "twenty characters...");
    DicomBytes longText =
        DicomBytes.file(DicomBytes.EXPLICIT).text(0x00204000, "LT", "twenty-two characters.");
    DicomBytes name =
        DicomBytes.file(DicomBytes.EXPLICIT).text(0x00100010, "PN", "TWENTYTWO^CHARACTERS^X");

    assertThat(read(text, limits).dataset().string(Tags.ImageComments))
        .contains("twenty characters...");
    assertThat(read(longText, limits).dataset().elements().getFirst())
        .isInstanceOf(Element.BulkDataReference.class);
    assertThatThrownBy(() -> read(name, limits))
        .hasMessageContaining("LIMIT_EXCEEDED")
        .hasMessageContaining("(0010,0010) has a value of 22 bytes, more than 20");
  }

  @Test
  void maxBytesHeld_atTheEdge(@TempDir Path folder) throws IOException {
    DicomBytes bytes = DicomBytes.file(DicomBytes.EXPLICIT);
    for (int i = 0; i < 10; i++) {
      bytes.text(0x00204000 + i, "LT", "x".repeat(1000));
    }
    Path file = Files.write(folder.resolve("file"), bytes.array());
    ReadLimits exact = ReadLimits.DEFAULT.withMaxBytesHeld(bytes.size());
    ReadLimits less = ReadLimits.DEFAULT.withMaxBytesHeld(bytes.size() - 1);

    assertThatCode(() -> new Part10Reader(exact).read(file)).doesNotThrowAnyException();
    assertThatThrownBy(() -> new Part10Reader(less).read(file))
        .hasMessageContaining("LIMIT_EXCEEDED")
        .hasMessageContaining("maxBytesHeld");
  }

  @Test
  void maxInflatedLength_atTheEdge() throws IOException {
    byte[] dataset = DicomBytes.bare().bytes(0x7FE00010, "OW", new byte[100_000]).array();
    ByteArrayOutputStream deflated = new ByteArrayOutputStream();
    try (DeflaterOutputStream out =
        new DeflaterOutputStream(deflated, new Deflater(Deflater.BEST_SPEED, true))) {
      out.write(dataset);
    }
    DicomBytes file = DicomBytes.file(DicomBytes.DEFLATED).raw(deflated.toByteArray());
    ReadLimits limits = ReadLimits.DEFAULT;

    assertThatCode(() -> read(file, limits.withMaxInflatedLength(dataset.length)))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> read(file, limits.withMaxInflatedLength(dataset.length - 1)))
        .hasMessageContaining("LIMIT_EXCEEDED")
        .hasMessageContaining("maxInflatedLength");
  }

  @Test
  void bulkThreshold_atTheEdge() throws IOException {
    ReadLimits limits = ReadLimits.DEFAULT.withBulkThreshold(8);
    DicomBytes held = DicomBytes.file(DicomBytes.EXPLICIT).bytes(0x00420011, "OB", new byte[8]);
    DicomBytes bulk = DicomBytes.file(DicomBytes.EXPLICIT).bytes(0x00420011, "OB", new byte[10]);

    assertThat(read(held, limits).dataset().elements().getFirst())
        .isInstanceOf(Element.Bytes.class);
    assertThat(read(bulk, limits).dataset().elements().getFirst())
        .isInstanceOf(Element.BulkDataReference.class);
  }

  @Test
  void construction_refusesWhatIsNotPositive() {
    assertThatThrownBy(() -> ReadLimits.DEFAULT.withMaxDepth(0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
