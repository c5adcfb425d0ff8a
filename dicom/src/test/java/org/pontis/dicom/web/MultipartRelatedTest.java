package org.pontis.dicom.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.dicom.content.MemoryContent;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.Content;

class MultipartRelatedTest {
  private static final MediaType TYPE =
      MediaType.parse("multipart/related; type=\"application/dicom\"; boundary=b").orElseThrow();

  @Test
  void lengthWithOnly_isThatOfTheWholeMessage() throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    MultipartRelatedWriter writer =
        new MultipartRelatedWriter(
            MediaType.parse("application/octet-stream").orElseThrow(),
            Channels.newChannel(message));
    PartHeader header =
        PartHeader.of(MediaType.parse("application/octet-stream").orElseThrow(), "http://h/1");
    Content content = new MemoryContent(Slice.of(new byte[1234]));

    OptionalLong announced = writer.lengthWithOnly(header, content);
    writer.part(header, content);
    writer.finish();

    assertThat(announced).hasValue(message.size());
  }

  /** Messages with R and N for carriage return and line feed; the bodies they hold. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          --bRNRNoneRN--b--RN                                        ; one
          --bRNRNoneRN--b--                                          ; one
          --bRNRNoneRN--b-- epilogue --b                             ; one
          --bNNoneN--bNNtwoN--b--N                                   ; one two
          RNRN--bRNRNoneRN--b--RN                                    ; one
          preamble --b RN--bRNRNoneRN--b--RN                         ; one
          --b  RNRNoneRN--b RNRNtwoRN--b--RN                         ; one two
          --bRNContent-Type: text/plainRNRNoneRN--b--RN              ; one
          --bRNcontent-type : text/plainRN foldedRNX: yRNRNoneRN--b--; one
          --bRNRNoneRN--bxRN--b!RN-b--RN--b--RN                      ; oneRN--bxRN--b!RN-b--
          --bRNRNoneR--bRNN--bR--RN--b--RN                           ; oneR--bRNN--bR--
          --bRNRNRNRNRN--b--RN                                       ; RNRN
          """)
  void read_tolerates(String message, String bodies) throws IOException {
    String text = message.replace('R', '\r').replace('N', '\n');

    List<String> parts = read(new ByteArrayInputStream(text.getBytes(ISO_8859_1)));

    List<String> expected =
        List.of(bodies.split(" ")).stream()
            .map(body -> body.replace('R', '\r').replace('N', '\n'))
            .toList();
    assertThat(parts).startsWith(expected.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          --bRNRN--b--RN
          --bRNRNRN--b--RN
          --bRNX: yRNRN--b--
          """)
  void read_findsEmptyBodies(String message) throws IOException {
    String text = message.replace('R', '\r').replace('N', '\n');

    List<String> parts = read(new ByteArrayInputStream(text.getBytes(ISO_8859_1)));

    assertThat(parts).containsExactly("");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          x                             ; no line holds the boundary
          --b                           ; no line holds the boundary
          --bRN                         ; part 1 ends within its header
          --bRNX: yRN                   ; part 1 ends within its header
          --bRNRNone                    ; part 1 ends without a delimiter
          --bRNRNoneRN--b               ; part 1 ends without a delimiter
          --bRNRNoneRN--bRNRNtwoRN--    ; part 2 ends without a delimiter
          --bRNnonsenseRNRNoneRN--b--   ; part 1 has a header line without a colon
          """)
  void read_namesWhatIsWrong(String message, String problem) {
    String text = message.replace('R', '\r').replace('N', '\n');

    assertThatThrownBy(() -> read(new ByteArrayInputStream(text.getBytes(ISO_8859_1))))
        .isInstanceOf(ImagingException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void read_stopsAtLimits() {
    String parts = "--b\r\n\r\n\r\n".repeat(4);
    String header = "--b\r\nX: " + "y".repeat(100) + "\r\n\r\n--b--";
    MultipartRelatedReader reader = new MultipartRelatedReader(TYPE, new MultipartLimits(3, 64));

    for (String text : List.of(parts, header)) {
      assertThatThrownBy(
              () -> reader.read(new ByteArrayInputStream(text.getBytes(ISO_8859_1)), (h, b) -> {}))
          .isInstanceOfSatisfying(
              ImagingException.class,
              e -> assertThat(e.problem().type()).isEqualTo(ProblemType.LIMIT_EXCEEDED));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/mixed; boundary=b",
        "multipart/related",
        "multipart/related; boundary=\"\""
      })
  void reader_needsMultipartRelatedWithABoundary(String contentType) {
    MediaType type = MediaType.parse(contentType).orElseThrow();

    assertThatThrownBy(() -> new MultipartRelatedReader(type, MultipartLimits.DEFAULT))
        .isInstanceOf(ImagingException.class);
  }

  @Test
  void part_canBeLeftUnreadAndIsOverAfterTheCall() throws IOException {
    String text = "--b\r\n\r\none\r\n--b\r\n\r\ntwo\r\n--b--";
    List<InputStream> bodies = new ArrayList<>();

    int count =
        new MultipartRelatedReader(TYPE, MultipartLimits.DEFAULT)
            .read(
                new ByteArrayInputStream(text.getBytes(ISO_8859_1)),
                (header, body) -> bodies.add(body));

    assertThat(count).isEqualTo(2);
    assertThatThrownBy(() -> bodies.getFirst().read()).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void writtenMessage_readsBackWhateverTheChunks(long seed) throws IOException {
    Random random = new Random(seed);
    List<byte[]> bodies = new ArrayList<>();
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    MultipartRelatedWriter writer =
        new MultipartRelatedWriter(MediaType.DICOM, Channels.newChannel(message));
    for (int i = 0; i < 12; i++) {
      byte[] body = nearlyDelimiters(random, writer.contentType(), random.nextInt(150_000));
      bodies.add(body);
      writer.part(PartHeader.of(MediaType.DICOM, "http://h/" + i), new HeapContent(body));
    }
    writer.finish();

    List<byte[]> read = new ArrayList<>();
    List<PartHeader> headers = new ArrayList<>();
    new MultipartRelatedReader(writer.contentType(), MultipartLimits.DEFAULT)
        .read(
            new Chunked(new ByteArrayInputStream(message.toByteArray()), random),
            (header, body) -> {
              headers.add(header);
              read.add(body.readAllBytes());
            });

    assertThat(read).hasSize(12);
    for (int i = 0; i < 12; i++) {
      assertThat(read.get(i)).isEqualTo(bodies.get(i));
      assertThat(headers.get(i)).isEqualTo(PartHeader.of(MediaType.DICOM, "http://h/" + i));
    }
  }

  @Test
  void writer_saysTypeBoundaryAndLengths() throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    MultipartRelatedWriter writer =
        new MultipartRelatedWriter(MediaType.DICOM, Channels.newChannel(message));
    String boundary = writer.contentType().parameter("boundary").orElseThrow();

    writer.part(PartHeader.of(MediaType.DICOM), new HeapContent(new byte[] {'x'}));
    writer.part(
        PartHeader.of(MediaType.DICOM_XML), to -> to.write(ByteBuffer.wrap(new byte[] {'y'})));
    writer.finish();

    assertThat(writer.contentType().toString())
        .isEqualTo("multipart/related; type=\"application/dicom\"; boundary=" + boundary);
    assertThat(message.toString(ISO_8859_1))
        .isEqualTo(
            """
            --B
            Content-Type: application/dicom
            Content-Length: 1

            x
            --B
            Content-Type: application/dicom+xml

            y
            --B--
            """
                .replace("\n", "\r\n")
                .replace("B", boundary));
  }

  @Test
  void message_givenUpDoesNotLookComplete() throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    MultipartRelatedWriter writer =
        new MultipartRelatedWriter(MediaType.DICOM, Channels.newChannel(message));

    writer.part(PartHeader.of(MediaType.DICOM), new HeapContent(new byte[] {'x'}));

    assertThatThrownBy(() ->
            new MultipartRelatedReader(writer.contentType(), MultipartLimits.DEFAULT)
                .read(new ByteArrayInputStream(message.toByteArray()), (h, b) -> {}))
        .hasMessageContaining("cut off");
  }

  @Test
  void writer_noticesContentOfAnotherLength() {
    MultipartRelatedWriter writer =
        new MultipartRelatedWriter(
            MediaType.DICOM, Channels.newChannel(new ByteArrayOutputStream()));
    Content shorter =
        new HeapContent(new byte[3]) {
          @Override
          public OptionalLong length() {
            return OptionalLong.of(4);
          }
        };

    assertThatThrownBy(() -> writer.part(PartHeader.of(MediaType.DICOM), shorter))
        .isInstanceOf(IOException.class);
  }

  @Test
  void partHeader_refusesLineBreaks() {
    assertThatThrownBy(() -> PartHeader.of(MediaType.DICOM, "http://h/\r\nX: y"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Random bytes among beginnings of the delimiter line. */
  private static byte[] nearlyDelimiters(Random random, MediaType type, int length) {
    String delimiter = "\r\n--" + type.parameter("boundary").orElseThrow();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (body.size() < length) {
      byte[] noise = new byte[random.nextInt(2_000)];
      random.nextBytes(noise);
      body.writeBytes(noise);
      String begun = delimiter.substring(0, random.nextInt(delimiter.length()));
      body.writeBytes(begun.getBytes(ISO_8859_1));
      body.writeBytes((random.nextBoolean() ? delimiter + "x" : "\r\r\n").getBytes(ISO_8859_1));
    }
    return body.toByteArray();
  }

  private static List<String> read(InputStream message) throws IOException {
    List<String> parts = new ArrayList<>();
    new MultipartRelatedReader(TYPE, MultipartLimits.DEFAULT)
        .read(message, (header, body) -> parts.add(new String(body.readAllBytes(), ISO_8859_1)));
    return parts;
  }

  /** Delivers a few bytes at a time, and sometimes many. */
  private static final class Chunked extends FilterInputStream {
    private final Random random;

    Chunked(InputStream in, Random random) {
      super(in);
      this.random = random;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int most = random.nextInt(10) == 0 ? length : 1 + random.nextInt(50);
      return super.read(target, offset, Math.min(most, length));
    }
  }

  private static class HeapContent implements Content {
    private final byte[] bytes;

    HeapContent(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public OptionalLong length() {
      return OptionalLong.of(bytes.length);
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public long transferTo(WritableByteChannel target) throws IOException {
      return target.write(ByteBuffer.wrap(bytes));
    }

    @Override
    public Content range(long offset, long length) {
      throw new UnsupportedOperationException("not used here");
    }
  }
}
