package org.pontis.gateway.http.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.Content;
import org.pontis.dicom.source.IncomingInstance;
import org.pontis.dicom.source.Part;
import org.pontis.gateway.http.AnnouncingSource;
import org.pontis.gateway.http.RunningServer;
import org.pontis.gateway.http.ScriptedSource;
import org.pontis.testkit.BytesContent;
import org.pontis.testkit.ContractStudies;

class RetrieveTest {
  private static final String AS_STORED =
      "multipart/related; type=\"application/dicom\"; transfer-syntax=*";
  private static final String OCTETS =
      "multipart/related; type=\"application/octet-stream\"; transfer-syntax=*";
  private static final String CINE =
      "/dicomweb/studies/2.25.1002/series/2.25.1002.1/instances/2.25.1002.1.1";
  private static final String CLIP =
      "/dicomweb/studies/2.25.1004/series/2.25.1004.1/instances/2.25.1004.1.1";
  private static final String ECG =
      "/dicomweb/studies/2.25.1003/series/2.25.1003.1/instances/2.25.1003.1.1";
  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = Dicomweb.overContractStudies();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpResponse<byte[]> get(String path, String accept) throws Exception {
    return server.sendForBytes(server.request(path).header("Accept", accept));
  }

  @Test
  void study_isAPartForEachInstanceAsStored() throws Exception {
    HttpResponse<byte[]> response = get("/dicomweb/studies/2.25.1001", AS_STORED);

    List<Parts.OnePart> parts = Parts.of(response);
    assertThat(parts).hasSize(4);
    assertThat(parts).allSatisfy(part -> assertThat(stored()).contains(part.body()));
    assertThat(parts.getFirst().location()).startsWith(server.base() + "/dicomweb/studies/");
  }

  @ParameterizedTest
  @CsvSource({"GET, '', AS_STORED", "GET, /frames/2, OCTETS", "HEAD, /frames/2, OCTETS"})
  void onlyPart_isAnnouncedWithTheLengthOfTheMessage(String method, String part, String form)
      throws Exception {
    String accept = form.equals("OCTETS") ? OCTETS : AS_STORED;
    byte[] whole = get(CINE + part, accept).body();

    HttpResponse<byte[]> response =
        server.sendForBytes(
            server
                .request(CINE + part)
                .header("Accept", accept)
                .method(method, BodyPublishers.noBody()));

    assertThat(response.headers().firstValueAsLong("Content-Length")).hasValue(whole.length);
    assertThat(Parts.of(get(CINE + part, accept))).hasSize(1);
  }

  private static List<byte[]> stored() {
    return ContractStudies.part10Objects();
  }

  @Test
  void instance_isTheBodyWhenASinglePartIsAskedFor() throws Exception {
    HttpResponse<byte[]> response = get(CINE, "application/dicom; transfer-syntax=*");

    assertThat(stored()).contains(response.body());
    assertThat(response.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/dicom"));
    assertThat(response.headers().firstValueAsLong("Content-Length"))
        .hasValue(response.body().length);
  }

  @Test
  void frames_comeInTheOrderAsked() throws Exception {
    HttpResponse<byte[]> response = get(CINE + "/frames/3,1", OCTETS);

    assertThat(Parts.of(response).stream().map(Parts.OnePart::body))
        .containsExactly(ContractStudies.cineFrame(3), ContractStudies.cineFrame(1));
    assertThat(Parts.of(response).getFirst().location()).endsWith("/frames/3");
  }

  @Test
  void frame_isTheBodyWhenASinglePartIsAskedFor() throws Exception {
    HttpResponse<byte[]> response = get(CINE + "/frames/2", "application/octet-stream");

    assertThat(response.body()).isEqualTo(ContractStudies.cineFrame(2));
  }

  @Test
  void frame_isCompressedAsStored() throws Exception {
    HttpResponse<byte[]> response =
        get(CLIP + "/frames/2", "multipart/related; type=\"image/dicom-rle\"");

    assertThat(Parts.of(response).getFirst().body()).isEqualTo(ContractStudies.clipFrame(2));
    assertThat(Parts.of(response).getFirst().contentType()).startsWith("image/dicom-rle");
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-3, 206, 0, 4",
    "bytes=4-, 206, 4, -1",
    "bytes=-2, 206, -2, -1",
    "bytes=0-99999999, 206, 0, -1",
    "'bytes=0-1,4-5', 200, 0, -1",
    "bytes=5-3, 200, 0, -1",
    "lines=1-2, 200, 0, -1",
  })
  void bulkData_isServedInRanges(String range, int status, int from, int to) throws Exception {
    byte[] all = ContractStudies.waveformData();

    HttpResponse<byte[]> response =
        server.sendForBytes(server.request(ECG + "/bulkdata/" + waveform()).header("Range", range));

    int start = from < 0 ? all.length + from : from;
    int end = to < 0 ? all.length : to;
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).isEqualTo(java.util.Arrays.copyOfRange(all, start, end));
    assertThat(response.headers().firstValue("Content-Range").isPresent()).isEqualTo(status == 206);
  }

  @Test
  void bulkData_hasNoRangesForOtherMethodsThanGet() throws Exception {
    HttpResponse<String> response =
        server.send(
            server
                .request(ECG + "/bulkdata/" + waveform())
                .header("Range", "bytes=0-3")
                .method("HEAD", BodyPublishers.noBody()));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Range")).isEmpty();
  }

  @Test
  void bulkData_isWholeForWhoAsksForARangeOfAVersion() throws Exception {
    HttpResponse<byte[]> response =
        server.sendForBytes(
            server
                .request(ECG + "/bulkdata/" + waveform())
                .header("Range", "bytes=0-3")
                .header("If-Range", "\"another\""));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(ContractStudies.waveformData());
  }

  private static String waveform() throws Exception {
    JsonNode metadata = new ObjectMapper().readTree(server.get(ECG + "/metadata").body());
    String uri = metadata.at("/0/54000100/Value/0/54001010/BulkDataURI").asText();
    assertThat(uri).startsWith(server.base() + ECG + "/bulkdata/");
    return uri.substring(uri.lastIndexOf('/') + 1);
  }

  @Test
  void bulkData_beyondTheEndCannotBeSatisfied() throws Exception {
    HttpResponse<String> response =
        server.send(
            server.request(ECG + "/bulkdata/" + waveform()).header("Range", "bytes=9999999-"));

    assertThat(response.statusCode()).isEqualTo(416);
    assertThat(response.headers().firstValue("Content-Range"))
        .hasValue("bytes */" + ContractStudies.waveformData().length);
  }

  @Test
  void bulkData_ofEncapsulatedPixelsIsAPartForEachFrame() throws Exception {
    HttpResponse<byte[]> response =
        get(CLIP + "/bulkdata/7FE00010", "multipart/related; type=\"image/dicom-rle\"");

    List<Parts.OnePart> parts = Parts.of(response);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(parts)
        .extracting(Parts.OnePart::body)
        .containsExactly(ContractStudies.clipFrame(1), ContractStudies.clipFrame(2));
    assertThat(parts)
        .extracting(Parts.OnePart::contentType)
        .containsOnly("image/dicom-rle; transfer-syntax=1.2.840.10008.1.2.5");
    assertThat(parts.getLast().location()).endsWith("/frames/2");
  }

  @ParameterizedTest
  @CsvSource({"application/octet-stream; transfer-syntax=*", "image/dicom-rle"})
  void bulkData_ofSeveralFramesHasNoSinglePart(String accept) throws Exception {
    HttpResponse<byte[]> response = get(CLIP + "/bulkdata/7FE00010", accept);

    assertThat(response.statusCode()).isEqualTo(406);
  }

  @Test
  void metadata_refersToBulkDataThatIsServed() throws Exception {
    JsonNode metadata =
        new ObjectMapper().readTree(server.get("/dicomweb/studies/2.25.1002/metadata").body());

    String uri = metadata.at("/0/7FE00010/BulkDataURI").asText();
    HttpResponse<byte[]> pixels =
        get(uri.substring(server.base().length()), "application/octet-stream");
    assertThat(pixels.statusCode()).isEqualTo(200);
    assertThat(pixels.body()).startsWith(ContractStudies.cineFrame(1));
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.840.10008.1.2.1, 1.2.840.10008.1.2.5",
    "1.2.840.10008.1.2.5, 1.2.840.10008.1.2.1",
  })
  void study_partlyInAnotherTransferSyntaxIs206WithAWarning(String one, String other)
      throws Exception {
    try (RunningServer mixed =
        Dicomweb.delivering(
            List.of(), List.of(instance("1", one), instance("2", other)), List.of())) {
      HttpResponse<byte[]> response =
          mixed.sendForBytes(
              mixed
                  .request("/dicomweb/studies/1.2")
                  .header("Accept", "multipart/related; type=\"application/dicom\""));

      assertThat(response.statusCode()).isEqualTo(206);
      assertThat(Parts.of(response)).hasSize(1);
      assertThat(response.headers().firstValue("Warning"))
          .hasValueSatisfying(warning -> assertThat(warning).contains("1 of 2 instances"));
    }
  }

  @Test
  void study_ofWhichALaterInstanceFailsBreaksTheConnection() {
    Problem lost = Problem.of(ProblemType.MALFORMED_FROM_SITE, ScriptedSource.SITE, "gone");
    try (RunningServer failing =
        Dicomweb.delivering(
            List.of(), List.of(instance("1", "1.2.840.10008.1.2.1")), List.of(lost))) {
      assertThatThrownBy(() -> failing.get("/dicomweb/studies/1.2?accept=*/*"))
          .isInstanceOf(IOException.class);
    }
  }

  /** By HTTP/1.0 the end of the connection is that of the answer, unless it is a reset. */
  @Test
  void study_thatBreaksOffResetsAConnectionOfHttp10() throws Exception {
    Problem lost = Problem.of(ProblemType.MALFORMED_FROM_SITE, ScriptedSource.SITE, "gone");
    try (RunningServer failing =
            Dicomweb.delivering(
                List.of(), List.of(instance("1", "1.2.840.10008.1.2.1")), List.of(lost));
        Socket socket =
            new Socket(InetAddress.getLoopbackAddress(), URI.create(failing.base()).getPort())) {
      socket
          .getOutputStream()
          .write(
              "GET /dicomweb/studies/1.2?accept=*/* HTTP/1.0\r\nHost: localhost\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));

      assertThatThrownBy(() -> socket.getInputStream().readAllBytes())
          .isInstanceOf(SocketException.class)
          .hasMessageContaining("reset");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/dicomweb/studies/1.2?accept=*/*", "/dicomweb/studies/1.2/metadata"})
  void study_thatIsKnownToBePartialInTimeIs206AndEndsAsItShould(String path) throws Exception {
    Problem down = Problem.of(ProblemType.SITE_UNREACHABLE, Dicomweb.NORTH, "down");
    Problem later = Problem.of(ProblemType.SITE_TIMEOUT, Dicomweb.NORTH, "silent");
    ScriptedSource scripted =
        new ScriptedSource(
            List.of(Dataset.builder().text(Tags.SOPInstanceUID, Vr.UI, "1").build()),
            List.of(instance("1", "1.2.840.10008.1.2.1")),
            List.of(later));
    try (RunningServer partly = Dicomweb.over(new AnnouncingSource(scripted, down), 1000)) {
      HttpResponse<String> response = partly.get(path);

      assertThat(response.statusCode()).isEqualTo(206);
      assertThat(response.headers().allValues("Warning"))
          .containsExactly("299 pontis \"site north: down\"");
    }
  }

  @Test
  void study_ofWhichAnotherSiteFailsThanWasToldBreaksTheConnection() {
    Problem down = Problem.of(ProblemType.SITE_UNREACHABLE, Dicomweb.NORTH, "down");
    Problem lost = Problem.of(ProblemType.MALFORMED_FROM_SITE, ScriptedSource.SITE, "gone");
    ScriptedSource scripted =
        new ScriptedSource(
            List.of(), List.of(instance("1", "1.2.840.10008.1.2.1")), List.of(down, lost));
    try (RunningServer failing = Dicomweb.over(new AnnouncingSource(scripted, down), 1000)) {
      assertThatThrownBy(() -> failing.get("/dicomweb/studies/1.2?accept=*/*"))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void instance_thatCannotBeReadAtAllIs502() throws Exception {
    IncomingInstance broken =
        with(instance("1", "1.2.840.10008.1.2.1"), new BrokenContent(OptionalLong.of(10)));
    try (RunningServer failing = Dicomweb.delivering(List.of(), List.of(broken), List.of())) {
      HttpResponse<String> response =
          failing.send(
              failing
                  .request("/dicomweb/studies/1.2/series/1.3/instances/1.4")
                  .header("Accept", "application/dicom"));

      assertThat(response.statusCode()).isEqualTo(502);
      assertThat(response.body()).contains("\"site\":\"scripted\"");
    }
  }

  private static IncomingInstance with(IncomingInstance instance, Content content) {
    return new IncomingInstance(
        instance.site(),
        instance.study(),
        instance.series(),
        instance.instance(),
        instance.sopClass(),
        instance.transferSyntax(),
        instance.part(),
        content);
  }

  private static IncomingInstance instance(String uid, String transferSyntax) {
    return new IncomingInstance(
        ScriptedSource.SITE,
        new Uid("1.2"),
        new Uid("1.3"),
        new Uid(uid),
        new Uid("1.5"),
        TransferSyntax.of(new Uid(transferSyntax)),
        new Part.Whole(),
        BytesContent.of(new byte[200_000]));
  }

  /** Bytes that turn out not to be there. */
  private record BrokenContent(OptionalLong length) implements Content {
    @Override
    public InputStream open() {
      return new ByteArrayInputStream(new byte[0]);
    }

    @Override
    public long transferTo(WritableByteChannel target) throws IOException {
      throw new InterruptedIOException("the disk is gone");
    }

    @Override
    public Content range(long offset, long length) {
      return this;
    }
  }
}
