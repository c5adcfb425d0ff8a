package org.pontis.dicom.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.WritableByteChannel;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pontis.dicom.data.BulkData;
import org.pontis.dicom.data.CharacterSets;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.data.Values;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.Content;

/** What is written reads back equal, in every transfer syntax. */
final class Part10WriterTest {
  private static final ReadLimits LIMITS = ReadLimits.DEFAULT;

  static Stream<TransferSyntax> syntaxes() {
    return Stream.of(
        TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN,
        TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN,
        TransferSyntax.EXPLICIT_VR_BIG_ENDIAN,
        TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN,
        TransferSyntax.of(new Uid("1.2.840.10008.1.2.4.90")));
  }

  private static byte[] written(Dataset dataset, TransferSyntax syntax) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Part10Writer(syntax, BulkSource.NONE).write(dataset, out);
    return out.toByteArray();
  }

  private static Part10Object read(byte[] bytes) throws IOException {
    return new Part10Reader(LIMITS).read(new ByteArrayInputStream(bytes));
  }

  private static Dataset sample() {
    Dataset item =
        Dataset.builder()
            .text(Tags.CodeValue, Vr.SH, "T-D1100")
            .items(Tags.ContentSequence, List.of(Dataset.empty()))
            .build();
    return Dataset.builder()
        .text(Tags.SOPClassUID, Vr.UI, "1.2.840.10008.5.1.4.1.1.7")
        .text(Tags.SOPInstanceUID, Vr.UI, "2.25.1")
        .text(Tags.ImageType, Vr.CS, "ORIGINAL", "PRIMARY")
        .text(Tags.StudyDescription, Vr.LO, "")
        .integers(Tags.Rows, Vr.US, 513)
        .integers(Tags.SimpleFrameList, Vr.UL, 1, 70_000)
        .integers(Tags.FrameIncrementPointer, Vr.AT, 0x00181063)
        .bytes(Tags.EncapsulatedDocument, Vr.OB, new byte[] {1, 2, 3, 4})
        .items(Tags.ContentSequence, List.of(item, Dataset.empty()))
        .items(Tags.RequestAttributesSequence, List.of())
        .build();
  }

  /** Elements as tag, representation and decoded values, so that byte order does not matter. */
  private static List<String> described(Dataset dataset) {
    return dataset.elements().stream().map(Part10WriterTest::described).toList();
  }

  private static String described(Element element) {
    return element.tag()
        + " "
        + element.vr()
        + " "
        + switch (element) {
          case Element.Items items ->
              items.items().stream().map(Part10WriterTest::described).toList().toString();
          case Element.Bytes bytes -> HexFormat.of().formatHex(bytes.value().toByteArray());
          case Element.Text _, Element.Numbers _, Element.BulkDataReference _ ->
              Values.strings(element).toString();
        };
  }

  @ParameterizedTest
  @MethodSource("syntaxes")
  void write_thenRead_isEqual(TransferSyntax syntax) throws IOException {
    Part10Object object = read(written(sample(), syntax));

    assertThat(object.transferSyntax()).isEqualTo(syntax);
    assertThat(described(object.dataset())).isEqualTo(described(sample()));
  }

  @ParameterizedTest
  @MethodSource("syntaxes")
  void write_isStable(TransferSyntax syntax) throws IOException {
    byte[] once = written(sample(), syntax);

    assertThat(written(read(once).dataset(), syntax)).isEqualTo(once);
  }

  @Test
  void write_fileMeta_hasLengthVersionAndIdentifiers() throws IOException {
    byte[] bytes = written(sample(), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);

    Dataset meta = read(bytes).fileMeta();

    assertThat(bytes).startsWith(new byte[128]).hasSizeGreaterThan(132);
    assertThat(HexFormat.of().formatHex(bytes, 128, 140))
        .isEqualTo("4449434d" + "02000000554c0400");
    int groupLength = (bytes[140] & 0xFF) | (bytes[141] & 0xFF) << 8;
    assertThat(HexFormat.of().formatHex(bytes, 144 + groupLength, 148 + groupLength))
        .isEqualTo("08000800");
    assertThat(meta.string(Tags.MediaStorageSOPClassUID)).contains("1.2.840.10008.5.1.4.1.1.7");
    assertThat(meta.string(Tags.MediaStorageSOPInstanceUID)).contains("2.25.1");
    assertThat(meta.string(Tags.TransferSyntaxUID)).contains(DicomBytes.EXPLICIT);
    assertThat(meta.contains(Tags.FileMetaInformationVersion)).isTrue();
    assertThat(meta.uid(Tags.ImplementationClassUID)).contains(FileMeta.IMPLEMENTATION_CLASS_UID);
  }

  @Test
  void write_literalBytes() throws IOException {
    Dataset dataset =
        Dataset.builder()
            .text(Tags.Modality, Vr.CS, "CT ")
            .text(Tags.SOPInstanceUID, Vr.UI, "1.2")
            .build();
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    new DatasetWriter(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, BulkSource.NONE)
        .write(dataset, out);

    assertThat(HexFormat.of().formatHex(out.toByteArray()))
        .isEqualTo("08001800" + "55490400" + "312e3200" + "08006000" + "43530400" + "43542020");
  }

  @Test
  void write_mixedCharacterSets_becomeUtf8() throws IOException {
    Element greek =
        new Element.Text(
            Tags.PatientName,
            Vr.PN,
            Slice.of(new byte[] {(byte) 0xD9}),
            CharacterSets.of(List.of("ISO_IR 126")));
    Dataset mixed = Dataset.builder().put(greek).text(Tags.StudyDescription, Vr.LO, "山").build();

    Dataset back = read(written(mixed, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN)).dataset();

    assertThat(back.string(Tags.SpecificCharacterSet)).contains("ISO_IR 192");
    assertThat(back.string(Tags.PatientName)).contains("Ω");
    assertThat(back.string(Tags.StudyDescription)).contains("山");
  }

  @Test
  void write_textThatAgrees_keepsItsBytes() throws IOException {
    DicomBytes bytes =
        DicomBytes.file(DicomBytes.EXPLICIT)
            .text(0x00080005, "CS", "ISO_IR 126")
            .text(0x00100010, "PN", "\u00D9\u00D9");

    Dataset back =
        read(written(read(bytes.array()).dataset(), TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN))
            .dataset();

    assertThat(back.string(Tags.SpecificCharacterSet)).contains("ISO_IR 126");
    assertThat(back.string(Tags.PatientName)).contains("ΩΩ");
  }

  @Test
  void write_valueTooLongForItsHeader_becomesUnAndReadsBack() throws IOException {
    String text = "x".repeat(70_000);
    long[] numbers = new long[40_000];
    numbers[1] = 258;
    Dataset dataset =
        Dataset.builder()
            .text(Tags.ImageComments, Vr.LT, text)
            .integers(Tag.of(0x00283002), Vr.US, numbers)
            .build();

    for (TransferSyntax syntax : syntaxes().toList()) {
      Dataset back = read(written(dataset, syntax)).dataset();

      assertThat(back.string(Tags.ImageComments)).contains(text);
      assertThat(back.strings(Tag.of(0x00283002))).hasSize(40_000).contains("258");
    }
  }

  @Test
  void write_refusesAValueLongerThanALengthCanSay() {
    Content endless = new SizedContent(1L << 32);
    Dataset dataset =
        Dataset.builder()
            .put(
                new Element.BulkDataReference(
                    Tags.PixelData, Vr.OW, new BulkData.Region(0, endless.length().orElseThrow())))
            .build();
    DatasetWriter writer =
        new DatasetWriter(
            TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN,
            reference -> new BulkSource.BulkValue.Plain(endless));

    assertThatThrownBy(() -> writer.write(dataset, OutputStream.nullOutputStream()))
        .isInstanceOfSatisfying(
            ImagingException.class,
            refused -> assertThat(refused.problem().type()).isEqualTo(ProblemType.LIMIT_EXCEEDED));
  }

  /** A content that says how long it is and has nothing to give. */
  private record SizedContent(long size) implements Content {
    @Override
    public OptionalLong length() {
      return OptionalLong.of(size);
    }

    @Override
    public InputStream open() {
      return InputStream.nullInputStream();
    }

    @Override
    public long transferTo(WritableByteChannel target) {
      return 0;
    }

    @Override
    public Content range(long offset, long length) {
      return new SizedContent(length);
    }
  }
}
