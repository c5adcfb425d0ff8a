package org.pontis.dicom.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.dicom.data.BulkData;
import org.pontis.dicom.data.CharacterSets;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Vr;

class DicomJsonWriterTest {
  private static final Tag PRIVATE = Tag.of(0x00091001);

  private final DicomJsonWriter writer =
      new DicomJsonWriter((path, element) -> "http://h/\"" + path, 8);

  /** Text of an element of PS3.5, a bar shown for a backslash; its JSON. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
          LO;abc ;{"vr":"LO","Value":["abc"]}
          LO;  abc  ;{"vr":"LO","Value":["abc"]}
          LO;a|b;{"vr":"LO","Value":["a","b"]}
          LO;a||b ;{"vr":"LO","Value":["a",null,"b"]}
          LO;|;{"vr":"LO","Value":[null,null]}
          LO;  ;{"vr":"LO"}
          LO;"q"~é€𝄞;{"vr":"LO","Value":["\\"q\\"~é€𝄞"]}
          LT; a|b ;{"vr":"LT","Value":[" a\\\\b"]}
          UT;   ;{"vr":"UT"}
          UR;http://h/a|b  ;{"vr":"UR","Value":["http://h/a\\\\b"]}
          UI;1.2|3.4;{"vr":"UI","Value":["1.2","3.4"]}
          PN;A^B;{"vr":"PN","Value":[{"Alphabetic":"A^B"}]}
          PN;A^B=山^太=やま^た;{"vr":"PN","Value":[{"Alphabetic":"A^B","Ideographic":"山^太","Phonetic":"やま^た"}]}
          PN;=山;{"vr":"PN","Value":[{"Ideographic":"山"}]}
          PN;A==C;{"vr":"PN","Value":[{"Alphabetic":"A","Phonetic":"C"}]}
          PN;A||=B|==;{"vr":"PN","Value":[{"Alphabetic":"A"},null,{"Ideographic":"B"},null]}
          PN;  ;{"vr":"PN"}
          IS;12 ;{"vr":"IS","Value":[12]}
          IS;-12|0|;{"vr":"IS","Value":[-12,0,null]}
          IS;+1|007;{"vr":"IS","Value":["+1","007"]}
          DS; 1.50|-0.0;{"vr":"DS","Value":[1.50,-0.0]}
          DS;1e2|1E-5|.5|5.|1e999|abc;{"vr":"DS","Value":[1e2,1E-5,".5","5.","1e999","abc"]}
          DS;0.12345678901234567;{"vr":"DS","Value":[0.12345678901234567]}
          """)
  void text_isWrittenAsAnnexFSays(String vr, String text, String expected) {
    Dataset dataset =
        Dataset.builder()
            .text(Tags.SpecificCharacterSet, Vr.CS, "ISO_IR 192")
            .text(PRIVATE, Vr.valueOf(vr), text.replace('|', '\\'))
            .build();

    assertThat(json(dataset))
        .isEqualTo(
            "{\"00080005\":{\"vr\":\"CS\",\"Value\":[\"ISO_IR 192\"]},\"00091001\":"
                + expected
                + "}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          US;0 65535;{"vr":"US","Value":[0,65535]}
          SS;-32768 32767;{"vr":"SS","Value":[-32768,32767]}
          UL;4294967295;{"vr":"UL","Value":[4294967295]}
          SL;-2147483648;{"vr":"SL","Value":[-2147483648]}
          AT;2145386512 1048592;{"vr":"AT","Value":["7FE00010","00100010"]}
          SV;-9007199254740991 -9007199254740992 9223372036854775807 -9223372036854775808;\
          {"vr":"SV","Value":[-9007199254740991,"-9007199254740992","9223372036854775807","-9223372036854775808"]}
          UV;-1 9007199254740991 1000000000000000;{"vr":"UV","Value":["18446744073709551615",9007199254740991,1000000000000000]}
          """)
  void integers_areNumbersAsFarAsEveryReaderKeepsThem(String vr, String values, String expected) {
    long[] numbers = List.of(values.split(" ")).stream().mapToLong(Long::parseLong).toArray();
    Dataset dataset = Dataset.builder().integers(PRIVATE, Vr.valueOf(vr), numbers).build();

    assertThat(json(dataset)).isEqualTo("{\"00091001\":" + expected + "}");
  }

  @Test
  void floats_areTheShortestTextThatReadsBack() {
    ByteBuffer singles = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
    singles.putFloat(0.1f).putFloat(-0f).putFloat(1e20f).putFloat(Float.NaN).putFloat(7f);
    singles.putFloat(Float.NEGATIVE_INFINITY);
    ByteBuffer doubles = ByteBuffer.allocate(24).order(ByteOrder.BIG_ENDIAN);
    doubles.putDouble(0.1).putDouble(Double.POSITIVE_INFINITY).putDouble(1e300);
    Dataset dataset =
        Dataset.builder()
            .put(numbers(Tag.of(0x00091001), Vr.FL, singles))
            .put(numbers(Tag.of(0x00091002), Vr.FD, doubles))
            .build();

    assertThat(json(dataset))
        .isEqualTo(
            "{\"00091001\":{\"vr\":\"FL\",\"Value\":[0.1,-0.0,1.0E20,\"NaN\",7,\"-inf\"]},"
                + "\"00091002\":{\"vr\":\"FD\",\"Value\":[0.1,\"inf\",1.0E300]}}");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
  void bytes_upToTheLimitAreInline(int length) {
    byte[] bytes = new byte[length];
    IntStream.range(0, length).forEach(i -> bytes[i] = (byte) (251 + i));
    String inline = ",\"InlineBinary\":\"" + Base64.getEncoder().encodeToString(bytes) + "\"";

    String json = json(Dataset.builder().bytes(PRIVATE, Vr.OB, bytes).build());

    assertThat(json).isEqualTo("{\"00091001\":{\"vr\":\"OB\"" + (length == 0 ? "" : inline) + "}}");
  }

  @Test
  void bytes_ofBigEndianAreSwapped() {
    Slice value = Slice.of(new byte[] {1, 2, 3, 4});
    Dataset dataset =
        Dataset.builder()
            .put(new Element.Bytes(Tag.of(0x00091001), Vr.OW, value, ByteOrder.BIG_ENDIAN))
            .put(new Element.Bytes(Tag.of(0x00091002), Vr.OF, value, ByteOrder.BIG_ENDIAN))
            .put(new Element.Bytes(Tag.of(0x00091003), Vr.UN, value, ByteOrder.BIG_ENDIAN))
            .build();

    assertThat(json(dataset)).contains("\"AgEEAw==\"", "\"BAMCAQ==\"", "\"AQIDBA==\"");
  }

  @Test
  void bulkData_isNamedWithItsPath() {
    Dataset item = Dataset.builder().bytes(PRIVATE, Vr.OB, new byte[9]).build();
    Dataset dataset =
        Dataset.builder()
            .items(Tags.ReferencedImageSequence, List.of(Dataset.empty(), item))
            .put(new Element.BulkDataReference(Tags.PixelData, Vr.OW, new BulkData.Region(1, 2)))
            .build();

    assertThat(json(dataset))
        .isEqualTo(
            "{\"00081140\":{\"vr\":\"SQ\",\"Value\":[{},{\"00091001\":{\"vr\":\"OB\","
                + "\"BulkDataURI\":\"http://h/\\\"00081140.1.00091001\"}}]},"
                + "\"7FE00010\":{\"vr\":\"OW\",\"BulkDataURI\":\"http://h/\\\"7FE00010\"}}");
  }

  @Test
  void sequence_withoutItemsHasNoValue() {
    Dataset dataset = Dataset.builder().items(Tags.ReferencedImageSequence, List.of()).build();

    assertThat(json(dataset)).isEqualTo("{\"00081140\":{\"vr\":\"SQ\"}}");
  }

  @Test
  void groupLengthsAndFileMeta_areLeftOut() {
    Dataset dataset =
        Dataset.builder()
            .integers(Tag.of(0x00020000), Vr.UL, 1)
            .text(Tag.of(0x00020010), Vr.UI, "1.2")
            .integers(Tag.of(0x00080000), Vr.UL, 1)
            .text(Tags.Modality, Vr.CS, "CT")
            .integers(Tag.of(0x00100000), Vr.UL, 1)
            .build();

    assertThat(json(dataset)).isEqualTo("{\"00080060\":{\"vr\":\"CS\",\"Value\":[\"CT\"]}}");
  }

  @Test
  void characterSet_isUtf8WhereOneIsNamed() {
    byte[] latin = "Müller^Jürgen".getBytes(StandardCharsets.ISO_8859_1);
    Dataset dataset =
        Dataset.builder()
            .text(Tags.SpecificCharacterSet, Vr.CS, "ISO_IR 100")
            .put(
                new Element.Text(
                    Tags.PatientName,
                    Vr.PN,
                    Slice.of(latin),
                    CharacterSets.of(List.of("ISO_IR 100"))))
            .build();

    assertThat(json(dataset)).contains("ISO_IR 192", "Müller^Jürgen").doesNotContain("ISO_IR 100");
  }

  @Test
  void characterSet_isAddedOverNonAsciiTextOnly() {
    Dataset ascii = Dataset.builder().text(Tags.Modality, Vr.CS, "CT").build();
    Dataset deep =
        Dataset.builder()
            .integers(Tag.of(0x00080001), Vr.UL, 1)
            .items(
                Tags.ReferencedImageSequence,
                List.of(Dataset.builder().text(Tags.PatientName, Vr.PN, "É").build()))
            .build();
    Dataset last = Dataset.builder().text(Tag.of(0x00080001), Vr.LO, "é").build();

    assertThat(json(ascii)).doesNotContain("00080005");
    assertThat(json(deep)).startsWith("{\"00080001\":{\"vr\":\"UL\",\"Value\":[1]},\"00080005\":{");
    assertThat(json(last)).endsWith(",\"00080005\":{\"vr\":\"CS\",\"Value\":[\"ISO_IR 192\"]}}");
  }

  @Test
  void write_drainsTheBufferInPieces() throws IOException {
    Dataset large =
        Dataset.builder()
            .text(Tags.PatientComments, Vr.LT, "x".repeat(100_000))
            .items(
                Tags.ReferencedImageSequence,
                IntStream.range(0, 2_000)
                    .mapToObj(i -> Dataset.builder().text(Tags.PatientID, Vr.LO, "p" + i).build())
                    .toList())
            .build();
    ByteArrayOutputStream pieces = new ByteArrayOutputStream();

    writer.write(large, pieces);

    assertThat(pieces.toString(StandardCharsets.UTF_8)).isEqualTo(json(large));
  }

  private static Element numbers(Tag tag, Vr vr, ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.position()];
    buffer.flip().get(bytes);
    return new Element.Numbers(tag, vr, Slice.of(bytes), buffer.order());
  }

  private String json(Dataset dataset) {
    return StandardCharsets.UTF_8.decode(writer.encode(dataset)).toString();
  }
}
