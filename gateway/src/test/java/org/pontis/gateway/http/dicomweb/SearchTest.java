package org.pontis.gateway.http.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.gateway.http.ChangingSource;
import org.pontis.gateway.http.RunningServer;
import org.pontis.gateway.http.ScriptedSource;
import org.pontis.testkit.ContractStudies;
import org.pontis.testkit.InMemorySource;
import org.pontis.testkit.Part10Bytes;

class SearchTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = Dicomweb.overContractStudies();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static List<String> values(JsonNode array, String tag) {
    return array.valueStream().map(match -> match.at("/" + tag + "/Value/0").asText()).toList();
  }

  @Test
  void studies_areAJsonArrayInTheCommonOrder() throws Exception {
    HttpResponse<String> response = server.get("/dicomweb/studies");

    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/dicom+json");
    assertThat(values(JSON.readTree(response.body()), "0020000D"))
        .containsExactly("2.25.1001", "2.25.1002", "2.25.1003", "2.25.1004");
  }

  @Test
  void matches_sayWhereTheyAreRetrieved() throws Exception {
    String root = server.base() + "/sites/north/dicomweb";

    assertThat(values(get("/sites/north/dicomweb/studies?limit=1"), "00081190"))
        .containsExactly(root + "/studies/2.25.1001");
    assertThat(
            values(get("/sites/north/dicomweb/series?SeriesInstanceUID=2.25.1002.1"), "00081190"))
        .containsExactly(root + "/studies/2.25.1002/series/2.25.1002.1");
    assertThat(
            values(
                get("/sites/north/dicomweb/studies/2.25.1002/series/2.25.1002.1/instances"),
                "00081190"))
        .containsExactly(root + "/studies/2.25.1002/series/2.25.1002.1/instances/2.25.1002.1.1");
  }

  private static JsonNode get(String path) throws Exception {
    return JSON.readTree(server.get(path).body());
  }

  /** The object says ISO_IR 100. */
  @Test
  void matches_sayTheirCharacterSetWhereTextGoesBeyondAscii() throws Exception {
    JsonNode named = get("/dicomweb/studies?StudyInstanceUID=2.25.1002");
    JsonNode plain = get("/dicomweb/studies/2.25.1002/series/2.25.1002.1/instances");

    assertThat(values(named, "00080005")).containsExactly("ISO_IR 192");
    assertThat(plain).hasSize(1);
    assertThat(plain.get(0).has("00080005")).isFalse();
  }

  @Test
  void matches_areXmlPartsWhenAskedFor() throws Exception {
    HttpResponse<String> response =
        server.send(
            server
                .request("/dicomweb/studies?limit=2")
                .header("Accept", "multipart/related; type=\"application/dicom+xml\""));

    assertThat(response.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("multipart/related"));
    assertThat(response.body().split("<NativeDicomModel", -1)).hasSize(3);
  }

  @Test
  void answer_isCompressedForThoseWhoTakeIt() throws Exception {
    HttpResponse<byte[]> response =
        server.sendForBytes(
            server.request("/dicomweb/studies").header("Accept-Encoding", "br, gzip;q=0.8"));

    assertThat(response.headers().firstValue("Content-Encoding")).hasValue("gzip");
    try (Reader text =
        new InputStreamReader(
            new GZIPInputStream(new ByteArrayInputStream(response.body())),
            StandardCharsets.UTF_8)) {
      assertThat(JSON.readTree(text)).hasSize(4);
    }
  }

  @Test
  void answer_saysWhenThereIsMoreThanTheServerGivesAtOnce() throws Exception {
    try (RunningServer small =
        Dicomweb.over(InMemorySource.of(Dicomweb.NORTH, ContractStudies.part10Objects()), 2)) {
      HttpResponse<String> response = small.get("/dicomweb/studies");

      assertThat(JSON.readTree(response.body())).hasSize(2);
      assertThat(response.headers().firstValue("Warning"))
          .hasValue("299 pontis \"There are additional results that can be requested\"");
    }
  }

  @ParameterizedTest
  @CsvSource({"99, 99, true", "100, 100, false", "2000, 100, false"})
  void answer_ofManyMegabytesSaysSoToo(int most, int matches, boolean more) throws Exception {
    try (RunningServer large = Dicomweb.over(wordyStudies(100), most)) {
      HttpResponse<String> response = large.get("/dicomweb/studies?includefield=StudyDescription");

      assertThat(response.body()).hasSizeGreaterThan(5_000_000);
      assertThat(values(JSON.readTree(response.body()), "0020000D"))
          .hasSize(matches)
          .doesNotHaveDuplicates();
      assertThat(response.headers().firstValue("Warning").isPresent()).isEqualTo(more);
    }
  }

  /** What the header says of a site can't stand for what happened to it later. */
  @ParameterizedTest
  @CsvSource({
    "UNSUPPORTED_KEY, SITE_UNREACHABLE, true",
    "MALFORMED_FROM_SITE, SITE_UNREACHABLE, true",
    "SITE_UNREACHABLE, SITE_UNREACHABLE, false",
  })
  void answer_ofManyMegabytesBreaksWhenASiteFailsWithinIt(
      ProblemType first, ProblemType later, boolean breaks) {
    List<Problem> problems =
        List.of(
            Problem.of(first, Dicomweb.NORTH, first.name()),
            Problem.of(later, Dicomweb.NORTH, later.name()));
    ImagingSource changing = new ChangingSource(wordyStudies(100), problems);
    try (RunningServer large = Dicomweb.over(changing, 100)) {
      AbstractThrowableAssert<?, ?> answer =
          assertThatCode(() -> large.get("/dicomweb/studies?includefield=StudyDescription"));

      if (breaks) {
        answer.isInstanceOf(IOException.class);
      } else {
        answer.doesNotThrowAnyException();
      }
    }
  }

  private static ImagingSource wordyStudies(int count) {
    List<byte[]> objects = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      objects.add(
          Part10Bytes.of(
              Dataset.builder()
                  .text(Tags.SOPClassUID, Vr.UI, "1.2.840.10008.5.1.4.1.1.2")
                  .text(Tags.SOPInstanceUID, Vr.UI, "2.25." + i + ".1.1")
                  .text(Tags.Modality, Vr.CS, "CT")
                  .text(Tags.StudyDescription, Vr.LO, "word ".repeat(12_000))
                  .text(Tags.StudyInstanceUID, Vr.UI, "2.25." + i)
                  .text(Tags.SeriesInstanceUID, Vr.UI, "2.25." + i + ".1")
                  .build()));
    }
    return InMemorySource.of(Dicomweb.NORTH, objects);
  }

  @Test
  void answer_namesTheSitesThatWereSilent() throws Exception {
    Problem silent =
        Problem.of(ProblemType.SITE_TIMEOUT, ScriptedSource.SITE, "no answer within \"20\" s");
    try (RunningServer partly = Dicomweb.delivering(List.of(study()), List.of(), List.of(silent))) {
      HttpResponse<String> response = partly.get("/dicomweb/studies");

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("Warning"))
          .hasValue("299 pontis \"site scripted: no answer within '20' s\"");
    }
  }

  private static Dataset study() {
    return Dataset.builder().text(Tags.StudyInstanceUID, Vr.UI, "1.2.3").build();
  }

  @Test
  void answer_ofNothingWithASilentSiteStillWarns() throws Exception {
    Problem silent = Problem.of(ProblemType.SITE_TIMEOUT, ScriptedSource.SITE, "no answer");
    try (RunningServer partly = Dicomweb.delivering(List.of(), List.of(), List.of(silent))) {
      HttpResponse<String> response = partly.get("/dicomweb/studies");

      assertThat(response.statusCode()).isEqualTo(204);
      assertThat(response.headers().firstValue("Warning")).isPresent();
    }
  }
}
