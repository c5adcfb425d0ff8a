package org.pontis.gateway.http.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.dicom.source.SiteId;
import org.pontis.gateway.http.RunningServer;
import org.pontis.gateway.http.ScriptedSource;
import org.pontis.mappings.site.MappedSite;
import org.pontis.testkit.ContractStudies;
import org.pontis.testkit.InMemorySource;

class FhirTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SiteId NORTH = new SiteId("north");
  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = over(InMemorySource.of(NORTH, ContractStudies.part10Objects()));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static RunningServer over(ImagingSource source) {
    return RunningServer.of(
        FhirHandler.over(
            new FhirSites(
                source,
                id -> id.equals(NORTH) ? Optional.of(source) : Optional.empty(),
                List.of(MappedSite.of(NORTH, "North"))),
            new FhirLimits(20, 200, 10_000, Duration.ofSeconds(60)),
            "test"));
  }

  private static JsonNode get(String path) throws Exception {
    return JSON.readTree(server.get(path).body());
  }

  private static List<String> uids(JsonNode bundle) {
    List<String> uids = new ArrayList<>();
    for (JsonNode entry : bundle.path("entry")) {
      String value = entry.at("/resource/identifier/0/value").asText();
      uids.add(value.replace("urn:oid:", ""));
    }
    return uids;
  }

  @Test
  void search_findsAllStudiesNewestFirst() throws Exception {
    JsonNode bundle = get("/fhir/r4/ImagingStudy");

    assertThat(uids(bundle)).containsExactly("2.25.1001", "2.25.1002", "2.25.1003", "2.25.1004");
    assertThat(bundle.path("total").asInt()).isEqualTo(4);
    assertThat(bundle.at("/link/0/relation").asText()).isEqualTo("self");
  }

  @Test
  void search_sortsByStart() throws Exception {
    assertThat(uids(get("/fhir/r4/ImagingStudy?_sort=started")).getFirst()).isEqualTo("2.25.1003");
  }

  @Test
  void search_isPagedByLinksThatHoldNoState() throws Exception {
    JsonNode first = get("/fhir/r4/ImagingStudy?_count=3");
    JsonNode second = get(next(first).orElseThrow());

    assertThat(first.has("total")).isFalse();
    assertThat(uids(first)).hasSize(3);
    assertThat(uids(second)).containsExactly("2.25.1004");
    assertThat(next(second)).isEmpty();
  }

  private static Optional<String> next(JsonNode bundle) {
    for (JsonNode link : bundle.path("link")) {
      if (link.path("relation").asText().equals("next")) {
        String url = link.path("url").asText();
        assertThat(url).startsWith(server.base() + "/fhir/r4/ImagingStudy?");
        return Optional.of(url.substring(server.base().length()));
      }
    }
    return Optional.empty();
  }

  @ParameterizedTest
  @CsvSource({
    "series=urn:oid:2.25.1002.1, 2.25.1002",
    "instance=2.25.1004.1.1, 2.25.1004",
    "identifier=urn:dicom:uid|urn:oid:2.25.1003, 2.25.1003",
    "modality=ECG, 2.25.1003",
    "status=available&modality=ECG, 2.25.1003",
    "endpoint=Endpoint/north&modality=ECG, 2.25.1003",
  })
  void search_findsBy(String query, String uid) throws Exception {
    assertThat(uids(get("/fhir/r4/ImagingStudy?" + query.replace("|", "%7C"))))
        .containsExactly(uid);
  }

  @Test
  void search_canSayOnlyHowManyThereAre() throws Exception {
    JsonNode bundle = get("/fhir/r4/ImagingStudy?_summary=count");

    assertThat(bundle.path("total").asInt()).isEqualTo(4);
    assertThat(bundle.has("entry")).isFalse();
  }

  @Test
  void read_reversesTheIdOfASearch() throws Exception {
    String id = get("/fhir/r4/ImagingStudy?_count=1").at("/entry/0/resource/id").asText();

    assertThat(get("/fhir/r4/ImagingStudy/" + id).path("id").asText()).isEqualTo(id);
    assertThat(uids(get("/fhir/r4/ImagingStudy?_id=" + id))).containsExactly("2.25.1001");
  }

  @Test
  void subject_isAPatientThatCanBeRead() throws Exception {
    String reference =
        get("/fhir/r4/ImagingStudy?_count=1").at("/entry/0/resource/subject/reference").asText();

    JsonNode patient = get("/fhir/r4/" + reference);

    assertThat(patient.path("resourceType").asText()).isEqualTo("Patient");
    assertThat(uids(get("/fhir/r4/ImagingStudy?patient=" + reference))).contains("2.25.1001");
    assertThat(get("/fhir/r4/Patient?_id=" + patient.path("id").asText()).path("entry")).hasSize(1);
  }

  @Test
  void endpoint_isTheDicomwebAddressOfTheSite() throws Exception {
    assertThat(get("/fhir/r4/Endpoint/north").path("address").asText())
        .isEqualTo(server.base() + "/sites/north/dicomweb");
    assertThat(get("/fhir/r4/Endpoint").path("entry")).hasSize(1);
    assertThat(get("/fhir/r4/Endpoint?_id=south").path("entry")).isEmpty();
    assertThat(get("/fhir/r4/Endpoint?_id=north,south").path("entry")).hasSize(1);
    assertThat(get("/fhir/r4/Endpoint?_id=north&_id=south").path("entry")).isEmpty();
    assertThat(get("/fhir/r4/Endpoint?_offset=1").path("entry")).isEmpty();
    assertThat(get("/fhir/r4/Endpoint?_count=0").path("entry")).isEmpty();
    assertThat(get("/fhir/r4/Endpoint?_count=0").path("total").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "404, /fhir/r4/ImagingStudy/north.abc",
    "404, /fhir/r4/ImagingStudy/nonsense",
    "404, /fhir/r4/Patient/north.rabc",
    "404, /fhir/r4/Endpoint/nowhere",
    "404, /fhir/r4/Observation/1",
    "404, /fhir/r5/Patient",
    "400, /fhir/r4/ImagingStudy?nonsense=1",
    "400, /fhir/r4/ImagingStudy?started=yesterday",
    "400, /fhir/r4/ImagingStudy?_count=many",
    "400, /fhir/r4/ImagingStudy?modality:exact=CT",
    "400, /fhir/r4/Patient?nonsense=1",
    "400, /fhir/r4/Patient?birthdate=1970-13-01",
    "400, /fhir/r4/Endpoint?nonsense=1",
  })
  void failures_areOperationOutcomes(int status, String path) throws Exception {
    HttpResponse<String> response = server.get(path);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(JSON.readTree(response.body()).path("resourceType").asText())
        .isEqualTo("OperationOutcome");
  }

  @ParameterizedTest
  @CsvSource({
    "400, GET, /ImagingStudy?modality=%zz, '', ''",
    "400, GET, /Patient?name=%ff%fe, '', ''",
    "400, POST, /Patient/_search, application/x-www-form-urlencoded, name=%ff",
    "415, POST, /ImagingStudy/_search, application/json, {}",
    "405, POST, /ImagingStudy, application/fhir+json, {}",
    "405, DELETE, /ImagingStudy/north.abc, '', ''",
  })
  void requests_thatCantBeUnderstoodAreRefused(
      int status, String method, String path, String type, String body) throws Exception {
    String response =
        server.raw(
            String.join(
                "\r\n",
                method + " /fhir/r4" + path + " HTTP/1.1",
                "Host: a",
                "Connection: close",
                type.isEmpty() ? "X-Type: none" : "Content-Type: " + type,
                "Content-Length: " + body.length(),
                "",
                body));

    assertThat(response).startsWith("HTTP/1.1 " + status).contains("\"OperationOutcome\"");
  }

  @RepeatedTest(20) // a client that is still sending must not lose the answer
  void search_byAFormThatIsTooLongIs413() throws Exception {
    HttpResponse<String> response =
        server.send(
            server
                .request("/fhir/r4/ImagingStudy/_search")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("modality=" + "x".repeat(300_000))));

    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(response.body()).contains("too-long");
  }

  @Test
  void head_isAnsweredAsAGet() throws Exception {
    HttpResponse<String> response =
        server.send(
            server.request("/fhir/r4/ImagingStudy").method("HEAD", BodyPublishers.noBody()));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Length")).isNotEqualTo(Optional.of("0"));
  }

  @Test
  void nothingFound_isToldInTheWordsOfFhir() throws Exception {
    JsonNode outcome = get("/fhir/r4/Patient/nonsense");

    assertThat(outcome.at("/issue/0/code").asText()).isEqualTo("not-found");
    assertThat(outcome.at("/issue/0/diagnostics").asText()).doesNotContain("HAPI");
  }

  @Test
  void search_ofALenientCallerWarnsOfWhatItPassesOver() throws Exception {
    HttpResponse<String> response =
        server.send(
            server
                .request("/fhir/r4/ImagingStudy?nonsense=1&modality=ECG")
                .header("Prefer", "handling=lenient"));

    JsonNode bundle = JSON.readTree(response.body());
    assertThat(bundle.at("/entry/0/search/mode").asText()).isEqualTo("match");
    assertThat(bundle.at("/entry/1/search/mode").asText()).isEqualTo("outcome");
    assertThat(bundle.at("/entry/1/resource/issue/0/diagnostics").asText()).contains("nonsense");
  }

  @Test
  void search_namesTheSitesThatWereSilent() throws Exception {
    Problem silent = Problem.of(ProblemType.SITE_TIMEOUT, NORTH, "no answer");
    try (RunningServer partly = over(new ScriptedSource(List.of(), List.of(), List.of(silent)))) {
      JsonNode bundle = JSON.readTree(partly.get("/fhir/r4/ImagingStudy").body());

      assertThat(bundle.has("total")).isFalse();
      assertThat(bundle.at("/entry/0/search/mode").asText()).isEqualTo("outcome");
      assertThat(bundle.at("/entry/0/resource/issue/0/code").asText()).isEqualTo("timeout");
    }
  }

  @Test
  void total_isNeverThatOfTheAnsweringSitesAlone() throws Exception {
    Problem silent = Problem.of(ProblemType.SITE_TIMEOUT, NORTH, "no answer");
    try (RunningServer partly = over(new ScriptedSource(List.of(), List.of(), List.of(silent)))) {
      JsonNode page = JSON.readTree(partly.get("/fhir/r4/ImagingStudy?_total=accurate").body());

      assertThat(page.has("total")).isFalse();
      assertThat(page.path("entry")).hasSize(1);
      assertThat(partly.get("/fhir/r4/ImagingStudy?_summary=count").statusCode()).isEqualTo(504);
    }
  }

  @Test
  void total_thatOnlyPagesTellIsRefusedWhereNothingElseIsWanted() throws Exception {
    HttpResponse<String> response = server.get("/fhir/r4/Patient?family=a,b&_summary=count");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("not known before its last page");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ImagingStudy", "Patient", "Endpoint"})
  void capabilityStatement_namesOnlyParametersThatAreUnderstood(String type) throws Exception {
    for (JsonNode resource : get("/fhir/r4/metadata").at("/rest/0/resource")) {
      if (resource.path("type").asText().equals(type)) {
        for (JsonNode parameter : resource.path("searchParam")) {
          String name = parameter.path("name").asText();
          String value = parameter.path("type").asText().equals("date") ? "2026" : "1.2";
          HttpResponse<String> answer = server.get("/fhir/r4/" + type + "?" + name + "=" + value);
          assertThat(answer.body()).as(name).doesNotContain("not supported");
        }
      }
    }
  }

  @Test
  void search_takesAbsoluteReferencesToThisServerOnly() throws Exception {
    String study = "/fhir/r4/ImagingStudy?modality=ECG&endpoint=";

    assertThat(uids(get(study + server.base() + "/fhir/r4/Endpoint/north")))
        .containsExactly("2.25.1003");
    assertThat(server.get(study + "http://other.example.org/fhir/r4/Endpoint/north").statusCode())
        .isEqualTo(400);
  }

  @Test
  void overload_saysWhenToAskAgain() throws Exception {
    Problem busy = Problem.of(ProblemType.OVERLOADED, NORTH, "too many at once");
    try (RunningServer full = over(new ScriptedSource(List.of(), List.of(), List.of(busy)))) {
      HttpResponse<String> response = full.get("/fhir/r4/ImagingStudy?_summary=count");

      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
    }
  }

  @Test
  void answers_saySameRequestIdAsTheLog() throws Exception {
    HttpResponse<String> response =
        server.send(server.request("/fhir/r4/metadata").header("X-Request-Id", "abc-1"));

    assertThat(response.headers().allValues("X-Request-Id")).containsExactly("abc-1");
    assertThat(response.headers().firstValue("X-Powered-By")).isEmpty();
  }
}
