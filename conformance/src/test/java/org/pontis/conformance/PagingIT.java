package org.pontis.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.conformance.harness.Http.DICOM_JSON;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pontis.conformance.harness.Answer;
import org.pontis.conformance.harness.GatewayUnderTest;
import org.pontis.conformance.harness.GeneratedSites;
import org.pontis.conformance.harness.Http;

/** Pages of a search over three merged sites, one study of which two sites have. */
class PagingIT {
  private static GeneratedSites data;
  private static GatewayUnderTest gateway;

  @BeforeAll
  static void start() {
    data = GeneratedSites.make(PagingIT.class);
    gateway = GatewayUnderTest.over(data.sites());
  }

  @AfterAll
  static void stop() {
    if (gateway != null) {
      gateway.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/studies, 0020000D, 1",
    "/studies, 0020000D, 7",
    "/studies, 0020000D, 60",
    "/series, 0020000E, 11",
    "/instances, 00080018, 37"
  })
  void pages_concatenateToTheWholeInAStableOrder(String path, String key, int limit) {
    List<String> whole = keys(path + "?limit=1000", key);

    List<String> pages = new ArrayList<>();
    for (int offset = 0; offset <= whole.size(); offset += limit) {
      pages.addAll(keys(path + "?limit=" + limit + "&offset=" + offset, key));
    }

    assertThat(pages).isEqualTo(whole);
    assertThat(new HashSet<>(whole)).hasSameSizeAs(whole);
    assertThat(keys(path + "?limit=1000", key)).as("asked again").isEqualTo(whole);
  }

  @Test
  void studies_nameADuplicateOnce() {
    assertThat(keys("/studies?StudyInstanceUID=" + data.duplicate(), "0020000D"))
        .containsExactly(data.duplicate());
    assertThat(keys("/studies?limit=1000", "0020000D")).hasSameSizeAs(data.studies());
  }

  @Test
  void offset_beyondTheEndIsAnEmptyAnswer() {
    assertThat(keys("/studies?offset=100000", "0020000D")).isEmpty();
  }

  @Test
  void limit_thatCutsTheAnswerIsSaidInAWarning() {
    Answer cut = get("/studies?limit=3");

    assertThat(cut.json()).hasSize(3);
    assertThat(cut.header("Warning")).startsWith("299");
  }

  @Test
  void fuzzymatching_findsANameByItsWordsWhateverTheirOrderAndCase() {
    JsonNode study =
        data.studies().stream()
            .filter(each -> each.get("name").asText().matches("[A-Za-z]+\\^[A-Za-z]+"))
            .findFirst()
            .orElseThrow();
    String[] words = study.get("name").asText().toLowerCase(Locale.ROOT).split("\\^", -1);
    String query = "/studies?limit=1000&PatientName=" + words[1] + "%20" + words[0];

    assertThat(keys(query, "0020000D")).as("literally").isEmpty();
    assertThat(keys(query + "&fuzzymatching=true", "0020000D"))
        .contains(study.get("studyUid").asText());
  }

  @Test
  void includefield_addsAnAttribute() {
    String query = "/series?SeriesInstanceUID=" + seriesUid() + "&includefield=";

    assertThat(get(query + "BodyPartExamined").json().get(0).has("00180015")).isTrue();
    assertThat(get(query + "00180015").json().get(0).has("00180015")).isTrue();
  }

  @Test
  void includefield_allGivesMoreThanTheDefault() {
    String query = "/studies?StudyInstanceUID=" + data.duplicate();

    JsonNode all = get(query + "&includefield=all").json().get(0);

    assertThat(all.size()).isGreaterThan(get(query).json().get(0).size());
    assertThat(all.has("00081030")).as("StudyDescription").isTrue();
  }

  @Test
  void includefield_takesAPathIntoASequence() {
    JsonNode match =
        get("/series?SeriesInstanceUID="
                + seriesUid()
                + "&includefield=RequestAttributesSequence.RequestedProcedureID")
            .json()
            .get(0);

    assertThat(match.path("00400275").path("vr").asText()).isEqualTo("SQ");
  }

  private static String seriesUid() {
    return data.studies().getFirst().at("/series/0/uid").asText();
  }

  private static List<String> keys(String path, String key) {
    Answer answer = get(path);
    List<String> keys = new ArrayList<>();
    if (answer.status() == 200) {
      answer.json().forEach(match -> keys.add(match.at("/" + key + "/Value/0").asText()));
    }
    return keys;
  }

  private static Answer get(String path) {
    Answer answer = Http.get(gateway.dicomweb() + path, "Accept", DICOM_JSON);
    assertThat(answer.status()).as("%s: %s", path, answer.text()).isIn(200, 204);
    return answer;
  }
}
