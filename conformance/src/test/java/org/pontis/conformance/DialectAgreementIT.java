package org.pontis.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.conformance.harness.Http.DICOM_JSON;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pontis.conformance.harness.Answer;
import org.pontis.conformance.harness.Checkout;
import org.pontis.conformance.harness.GatewayUnderTest;
import org.pontis.conformance.harness.GeneratedSites;
import org.pontis.conformance.harness.Http;

/**
 * The same question in QIDO-RS and in FHIR gives the same studies, and those the generator says it
 * made.
 */
class DialectAgreementIT {
  private static GeneratedSites data;
  private static GatewayUnderTest gateway;
  private static JsonNode example;
  private static String exampleInstance;

  /** One line of dialects.tsv. */
  record Question(String name, String qido, String fhir) {
    @Override
    public String toString() {
      return name;
    }
  }

  @BeforeAll
  static void start() {
    data = GeneratedSites.make(DialectAgreementIT.class);
    gateway = GatewayUnderTest.over(data.sites());
    example = data.studies().get(5);
    exampleInstance =
        qido("/studies/" + text(example, "studyUid") + "/instances?limit=1")
            .get(0)
            .at("/00080018/Value/0")
            .asText();
  }

  @AfterAll
  static void stop() {
    if (gateway != null) {
      gateway.close();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("questions")
  void studies_areTheSameInBothDialects(Question question) {
    Set<String> byQido = qidoStudies(filled(question.qido()));
    Set<String> byFhir = fhirStudies(filled(question.fhir()));

    assertThat(byFhir).as("FHIR %s", question.fhir()).isEqualTo(byQido);
    if (!question.name().contains("no site knows")) {
      assertThat(byQido).as("QIDO %s", question.qido()).isNotEmpty();
    }
  }

  @Test
  void studies_areThoseTheGeneratorMade() {
    assertThat(qidoStudies("/studies")).isEqualTo(data.studiesWhere(study -> true));
    assertThat(qidoStudies("/studies?StudyDate=20250101-20250630"))
        .isEqualTo(
            data.studiesWhere(study ->
                text(study, "date").compareTo("20250101") >= 0
                    && text(study, "date").compareTo("20250630") <= 0));
    assertThat(qidoStudies("/studies?ModalitiesInStudy=PT"))
        .isEqualTo(
            data.studiesWhere(
                study -> study.get("series").findValuesAsText("modality").contains("PT")));
    assertThat(qidoStudies("/studies?PatientID=" + text(example, "patientId")))
        .isEqualTo(
            data.studiesWhere(
                study -> text(study, "patientId").equals(text(example, "patientId"))));
  }

  @Test
  void patientNames_areFoundInEveryScript() {
    for (JsonNode study : data.studies()) {
      String name = text(study, "name").split("=", -1)[0];

      Set<String> found = qidoStudies("/studies?PatientName=" + encoded(name) + "*");

      assertThat(found).as("studies of %s", name).contains(text(study, "studyUid"));
    }
  }

  static Stream<Question> questions() throws IOException {
    List<String> lines =
        Files.readAllLines(Checkout.root().resolve("conformance/src/test/resources/dialects.tsv"));
    return lines.stream()
        .skip(1)
        .map(line -> line.split("\t", -1))
        .map(cells -> new Question(cells[0], cells[1], cells[2]));
  }

  private static Set<String> qidoStudies(String path) {
    Set<String> studies = new TreeSet<>();
    qido(path).forEach(match -> studies.add(match.at("/0020000D/Value/0").asText()));
    return studies;
  }

  private static JsonNode qido(String path) {
    Answer answer = Http.get(gateway.dicomweb() + path, "Accept", DICOM_JSON);
    assertThat(answer.status()).as("%s: %s", path, answer.text()).isIn(200, 204);
    return answer.status() == 204 ? Answer.json("[]") : answer.json();
  }

  private static Set<String> fhirStudies(String query) {
    Set<String> studies = new TreeSet<>();
    String url = gateway.fhir() + "/ImagingStudy?_count=7&" + query;
    while (!url.isEmpty()) {
      Answer answer = Http.get(url, "Accept", "application/fhir+json");
      assertThat(answer.status()).as("%s: %s", url, answer.text()).isEqualTo(200);
      for (JsonNode entry : answer.json().path("entry")) {
        if (entry.at("/resource/resourceType").asText().equals("ImagingStudy")) {
          studies.add(studyUid(entry.get("resource")));
        }
      }
      url = next(answer.json());
    }
    return studies;
  }

  private static String studyUid(JsonNode imagingStudy) {
    for (JsonNode identifier : imagingStudy.path("identifier")) {
      if (identifier.path("system").asText().equals("urn:dicom:uid")) {
        return identifier.path("value").asText().replace("urn:oid:", "");
      }
    }
    throw new AssertionError("no study UID in " + imagingStudy);
  }

  private static String next(JsonNode bundle) {
    for (JsonNode link : bundle.path("link")) {
      if (link.path("relation").asText().equals("next")) {
        return link.path("url").asText();
      }
    }
    return "";
  }

  private static String filled(String template) {
    String date = text(example, "date");
    return template
        .replace("{study}", text(example, "studyUid"))
        .replace("{patient}", text(example, "patientId"))
        .replace("{accession}", text(example, "accession"))
        .replace("{date}", date)
        .replace(
            "{fhirdate}",
            date.substring(0, 4) + "-" + date.substring(4, 6) + "-" + date.substring(6))
        .replace("{modality}", example.at("/series/0/modality").asText())
        .replace("{series}", example.at("/series/0/uid").asText())
        .replace("{instance}", exampleInstance)
        .replace("|", "%7C");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String text(JsonNode node, String field) {
    return node.get(field).asText();
  }
}
