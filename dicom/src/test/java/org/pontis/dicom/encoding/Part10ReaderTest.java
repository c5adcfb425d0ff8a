package org.pontis.dicom.encoding;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.dicom.data.BulkData;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.problem.ImagingException;

/** Literal bytes in, values or named reasons out. */
final class Part10ReaderTest {
  private static final int MODALITY = 0x00080060;
  private static final int ROWS = 0x00280010;
  private static final int CONTENT = 0x0040A730;
  private static final int PIXELS = 0x7FE00010;

  private final Part10Reader reader = new Part10Reader(ReadLimits.DEFAULT);

  private Part10Object read(DicomBytes bytes) throws IOException {
    return reader.read(bytes.stream());
  }

  @Test
  void read_explicitLittleEndian_givesValues() throws IOException {
    DicomBytes file = DicomBytes.file(DicomBytes.EXPLICIT).text(MODALITY, "CS", "CT").us(ROWS, 512);

    Part10Object object = read(file);

    assertThat(object.transferSyntax()).isEqualTo(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
    assertThat(object.dataset().string(Tags.Modality)).contains("CT");
    assertThat(object.dataset().integer(Tags.Rows)).contains(512L);
    assertThat(object.fileMeta().string(Tags.TransferSyntaxUID)).contains(DicomBytes.EXPLICIT);
  }

  @Test
  void read_implicitLittleEndian_takesRepresentationsFromTheDictionary() throws IOException {
    DicomBytes file =
        DicomBytes.file(DicomBytes.IMPLICIT)
            .implicit(MODALITY, "MR")
            .implicit(0x00091001, "private ");

    Dataset dataset = read(file).dataset();

    assertThat(dataset.element(Tags.Modality).orElseThrow().vr()).isEqualTo(Vr.CS);
    assertThat(dataset.element(Tag.of(0x00091001)).orElseThrow().vr()).isEqualTo(Vr.UN);
  }

  @Test
  void read_implicitSignedPixels_makesUsOrSsSigned() throws IOException {
    DicomBytes file =
        DicomBytes.file(DicomBytes.IMPLICIT)
            .implicitHeader(0x00280103, 2)
            .u16(1)
            .implicitHeader(0x00280120, 2)
            .u16(-2000);

    Dataset dataset = read(file).dataset();

    assertThat(dataset.integer(Tags.PixelPaddingValue)).contains(-2000L);
  }

  @Test
  void read_bigEndian_givesTheSameNumbers() throws IOException {
    DicomBytes file = DicomBytes.file(DicomBytes.BIG).bigEndian().us(ROWS, 513);

    assertThat(read(file).dataset().integer(Tags.Rows)).contains(513L);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void read_deflatedRawOrInZlib_inflates(boolean raw) throws IOException {
    ByteArrayOutputStream deflated = new ByteArrayOutputStream();
    try (DeflaterOutputStream out =
        new DeflaterOutputStream(deflated, new Deflater(Deflater.BEST_COMPRESSION, raw))) {
      out.write(DicomBytes.bare().text(MODALITY, "CS", "US").array());
    }

    Part10Object object = read(DicomBytes.file(DicomBytes.DEFLATED).raw(deflated.toByteArray()));

    assertThat(object.dataset().string(Tags.Modality)).contains("US");
  }

  @Test
  void read_nestedSequencesOfEitherLengthForm_givesItems() throws IOException {
    DicomBytes inner = DicomBytes.bare().text(MODALITY, "CS", "SR");
    DicomBytes file =
        DicomBytes.file(DicomBytes.EXPLICIT)
            .longForm(CONTENT, "SQ", UNDEFINED)
            .item(UNDEFINED)
            .longForm(CONTENT, "SQ", inner.size() + 8)
            .item(inner.size())
            .raw(inner.array())
            .endItem()
            .item(0)
            .endSequence()
            .us(0x00460001, 7);

    Dataset dataset = read(file).dataset();

    assertThat(dataset.items(Tags.ContentSequence)).hasSize(2);
    Dataset first = dataset.items(Tags.ContentSequence).getFirst();
    assertThat(first.items(Tags.ContentSequence).getFirst().string(Tags.Modality)).contains("SR");
    assertThat(dataset.contains(Tag.of(0x00460001))).isTrue();
  }

  @Test
  void read_unknownOfUndefinedLength_readsImplicitItems() throws IOException {
    DicomBytes file =
        DicomBytes.file(DicomBytes.EXPLICIT)
            .longForm(0x00091010, "UN", UNDEFINED)
            .item(UNDEFINED)
            .implicit(MODALITY, "CT")
            .endItem()
            .endSequence();

    Dataset dataset = read(file).dataset();

    assertThat(dataset.items(Tag.of(0x00091010)).getFirst().string(Tags.Modality)).contains("CT");
  }

  @Test
  void read_unknownOfKnownTag_takesTheDictionarysRepresentation() throws IOException {
    DicomBytes file =
        DicomBytes.file(DicomBytes.EXPLICIT)
            .longForm(MODALITY, "UN", 2)
            .ascii("CT")
            .longForm(CONTENT, "UN", 18)
            .item(10)
            .implicit(MODALITY, "SR");

    Dataset dataset = read(file).dataset();

    assertThat(dataset.string(Tags.Modality)).contains("CT");
    assertThat(dataset.items(Tags.ContentSequence)).hasSize(1);
  }

  @Test
  void read_groupLengthsCommandsAndFileMetaWithinTheDataSet_areLeftOut() throws IOException {
    DicomBytes file =
        DicomBytes.file(DicomBytes.EXPLICIT)
            .shortForm(0x00080000, "UL", 4)
            .u32(99)
            .text(MODALITY, "CS", "CT")
            .us(0x00000100, 1)
            .meta(DicomBytes.IMPLICIT);

    assertThat(read(file).dataset().elements()).hasSize(1);
  }

  @Test
  void read_pixelData_becomesAReferenceWhateverItsLength() throws IOException {
    DicomBytes file =
        DicomBytes.file(DicomBytes.EXPLICIT).us(ROWS, 1).bytes(PIXELS, "OW", new byte[4]);

    Element pixels = read(file).dataset().element(Tags.PixelData).orElseThrow();

    assertThat(pixels)
        .isEqualTo(
            new Element.BulkDataReference(
                Tags.PixelData, Vr.OW, new BulkData.Region(file.size() - 4, 4)));
  }

  @Test
  void read_encapsulatedPixelData_becomesAReferenceToItsItems() throws IOException {
    DicomBytes header = DicomBytes.file("1.2.840.10008.1.2.5").longForm(PIXELS, "OB", UNDEFINED);
    int items = header.size();
    DicomBytes file =
        header.item(0).item(4).zeros(4).endSequence().longForm(0xFFFCFFFC, "OB", 2).zeros(2);

    Dataset dataset = read(file).dataset();

    assertThat(dataset.element(Tags.PixelData).orElseThrow())
        .isEqualTo(
            new Element.BulkDataReference(Tags.PixelData, Vr.OB, new BulkData.Encapsulated(items)));
    assertThat(dataset.contains(Tags.DataSetTrailingPadding)).isTrue();
  }

  @Test
  void read_withoutPreambleOrMeta_guesses() throws IOException {
    DicomBytes noPreamble = DicomBytes.bare().meta(DicomBytes.EXPLICIT).text(MODALITY, "CS", "CT");
    DicomBytes implicit = DicomBytes.bare().implicit(MODALITY, "CT");
    DicomBytes explicit = DicomBytes.bare().text(MODALITY, "CS", "CT");
    DicomBytes bigEndian = DicomBytes.bare().bigEndian().text(MODALITY, "CS", "CT");

    for (DicomBytes bytes : new DicomBytes[] {noPreamble, implicit, explicit, bigEndian}) {
      assertThat(read(bytes).dataset().string(Tags.Modality)).contains("CT");
    }
  }

  @Test
  void read_metaThatNamesTheWrongEncoding_believesTheDataSet() throws IOException {
    DicomBytes file = DicomBytes.file(DicomBytes.IMPLICIT).text(MODALITY, "CS", "CT");

    Part10Object object = read(file);

    assertThat(object.transferSyntax()).isEqualTo(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
  }

  @Test
  void read_unusualHeaders_areUnderstood() throws IOException {
    DicomBytes file =
        DicomBytes.file(DicomBytes.EXPLICIT)
            .text(0x00080008, "CS", "AXIAL ")
            .implicit(MODALITY, "CT")
            .longForm(0x00189999, "ZZ", 2)
            .zeros(2)
            .shortForm(ROWS, "\0\0", 2)
            .u16(5);

    Dataset dataset = read(file).dataset();

    assertThat(dataset.string(Tags.Modality)).contains("CT");
    assertThat(dataset.element(Tag.of(0x00189999)).orElseThrow().vr()).isEqualTo(Vr.UN);
    assertThat(dataset.integer(Tags.Rows)).contains(5L);
  }

  @Test
  void read_duplicateOutOfOrderAndTrailingZeros_areTolerated() throws IOException {
    DicomBytes file =
        DicomBytes.file(DicomBytes.EXPLICIT)
            .us(ROWS, 1)
            .text(MODALITY, "CS", "CT")
            .us(ROWS, 2)
            .zeros(100);

    Dataset dataset = read(file).dataset();

    assertThat(dataset.integer(Tags.Rows)).contains(2L);
    assertThat(dataset.elements())
        .extracting(Element::tag)
        .containsExactly(Tags.Modality, Tags.Rows);
  }

  @Test
  void read_cutAnywhere_givesValuesOrAPlace() {
    byte[] whole =
        DicomBytes.file(DicomBytes.EXPLICIT)
            .text(MODALITY, "CS", "CT")
            .longForm(CONTENT, "SQ", UNDEFINED)
            .item(UNDEFINED)
            .us(ROWS, 1)
            .endItem()
            .endSequence()
            .bytes(PIXELS, "OW", new byte[64])
            .array();

    for (int length = 133; length < whole.length; length++) {
      DicomBytes cut = DicomBytes.bare().raw(java.util.Arrays.copyOf(whole, length));
      boolean elementBoundary = length == 160 || length == 170 || length == 216;
      if (!elementBoundary) {
        assertThatThrownBy(() -> read(cut))
            .as("cut at %d", length)
            .isInstanceOf(ImagingException.class)
            .hasMessageContaining("MALFORMED_INPUT: ");
      }
    }
  }

  @Test
  void readBefore_stopsAtTheTagButChecksItsExtent(@TempDir Path folder) throws IOException {
    DicomBytes good = DicomBytes.file(DicomBytes.EXPLICIT).us(ROWS, 1);
    Path whole =
        Files.write(folder.resolve("whole"), good.bytes(PIXELS, "OW", new byte[64]).array());
    byte[] bytes = good.array();
    Path cut = Files.write(folder.resolve("cut"), java.util.Arrays.copyOf(bytes, bytes.length - 1));

    Dataset dataset = reader.readBefore(Tags.PixelData, whole).dataset();

    assertThat(dataset.elements()).extracting(Element::tag).containsExactly(Tags.Rows);
    assertThatThrownBy(() -> reader.readBefore(Tags.PixelData, cut))
        .hasMessageContaining("(7FE0,0010) claims a value of 64 bytes where 63 are left");
  }

  @Test
  void read_fileAndStream_agree(@TempDir Path folder) throws IOException {
    DicomBytes bytes =
        DicomBytes.file(DicomBytes.EXPLICIT)
            .text(MODALITY, "CS", "CT")
            .bytes(0x00420011, "OB", new byte[40_000])
            .us(0x00460001, 3)
            .bytes(PIXELS, "OW", new byte[100_000]);
    Path file = Files.write(folder.resolve("file"), bytes.array());

    assertThat(reader.read(file)).isEqualTo(read(bytes));
  }
}
