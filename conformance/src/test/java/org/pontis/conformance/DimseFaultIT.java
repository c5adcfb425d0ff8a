package org.pontis.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.conformance.harness.Http.DICOM_JSON;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pontis.conformance.harness.Answer;
import org.pontis.conformance.harness.DimseSections;
import org.pontis.conformance.harness.Entity;
import org.pontis.conformance.harness.FaultyPacs;
import org.pontis.conformance.harness.FaultyPacs.Fault;
import org.pontis.conformance.harness.GatewayUnderTest;
import org.pontis.conformance.harness.GatewayUnderTest.Start;
import org.pontis.conformance.harness.GeneratedSites;
import org.pontis.conformance.harness.Http;
import org.pontis.conformance.harness.OneStudyPacs;
import org.pontis.conformance.harness.OneStudyPacs.Failing;
import org.pontis.conformance.harness.Site;

/** PACS that misbehave, seen through HTTP: each ends in time, and the other sites answer. */
class DimseFaultIT {
  private static final Duration SITE_DEADLINE = Duration.ofSeconds(3);
  private static final Duration SLACK = Duration.ofSeconds(5);

  private static final String INSTANCES = "multipart/related; type=\"application/dicom\"";

  private static final Map<Fault, FaultyPacs> PACS = new HashMap<>();
  private static final Map<Failing, OneStudyPacs> LISTING = new HashMap<>();

  private static GeneratedSites data;
  private static GatewayUnderTest gateway;

  @BeforeAll
  static void start() {
    data = GeneratedSites.make(DimseFaultIT.class);
    List<Site> sites = new ArrayList<>(data.sites());
    for (Fault fault : Fault.values()) {
      FaultyPacs pacs = FaultyPacs.that(fault);
      PACS.put(fault, pacs);
      sites.add(Site.dimse(site(fault), pacs.entity(), ""));
    }
    for (Failing failing : Failing.values()) {
      OneStudyPacs pacs = OneStudyPacs.that(failing);
      LISTING.put(failing, pacs);
      sites.add(Site.dimse(failing.site(), pacs.entity(), failing.retrieve()));
    }
    sites.add(Site.dimse("down", Entity.onFreePort("DOWN"), ""));
    gateway =
        GatewayUnderTest.start(
            Start.over(sites)
                .withSections(
                    "federation: { site-deadline: %ds }%n".formatted(SITE_DEADLINE.toSeconds())
                        + DimseSections.listener(Entity.onFreePort("P"), "")));
  }

  @AfterAll
  static void stop() {
    if (gateway != null) {
      gateway.close();
    }
    PACS.values().forEach(FaultyPacs::close);
    LISTING.values().forEach(OneStudyPacs::close);
  }

  @Test
  void searchOfASite_endsInTimeAndSaysWhose() throws InterruptedException, ExecutionException {
    assertEachEndsWithin(SITE_DEADLINE.plus(SLACK), "/studies", DICOM_JSON);
  }

  @Test
  void retrievalFromASite_endsInTimeAndSaysWhose() throws InterruptedException, ExecutionException {
    assertEachEndsWithin(SITE_DEADLINE.multipliedBy(2).plus(SLACK), "/studies/2.25.1", INSTANCES);
  }

  @ParameterizedTest
  @CsvSource({
    "HAS_NO_C_GET, accepted no presentation context",
    "KNOWS_NO_DESTINATION, does not know the move destination P",
    "ABORTS_AN_INSTANCE, aborted the association",
    "CUTS_AN_INSTANCE, closed the connection",
    "SENDS_NOTHING, sent none"
  })
  void retrievalOfWhatThePacsFailsToSend_saysWhyAndFindsTheNext(Failing failing, String why) {
    for (int round = 0; round < 20; round++) {
      Instant asked = Instant.now();

      Answer answer =
          Http.get(
              gateway.dicomweb(failing.site()) + "/studies/" + OneStudyPacs.STUDY,
              "Accept",
              INSTANCES);

      assertThat(Duration.between(asked, Instant.now())).isLessThan(SITE_DEADLINE.plus(SLACK));
      assertThat(answer.status()).as(answer.text()).isEqualTo(502);
      assertThat(answer.text()).contains("\"" + failing.site() + "\"").contains(why);
    }
    assertListsItsStudy(failing);
  }

  /** One of two instances comes, and one does not: no answer looks whole. */
  @Test
  void retrievalOfHalfAStudy_isSaidToBePartial() {
    Answer answer =
        Http.get(
            gateway.dicomweb(Failing.SENDS_HALF.site()) + "/studies/" + OneStudyPacs.STUDY,
            "Accept",
            INSTANCES);

    assertThat(answer.status()).as(answer.text()).isEqualTo(206);
    assertThat(String.join(" ", answer.headers().allValues("Warning")))
        .contains("2.25.1.1.20")
        .contains("A702");
    assertListsItsStudy(Failing.SENDS_HALF);
  }

  private static void assertListsItsStudy(Failing failing) {
    Answer answer = Http.get(gateway.dicomweb(failing.site()) + "/studies", "Accept", DICOM_JSON);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json().at("/0/0020000D/Value/0").asText()).isEqualTo(OneStudyPacs.STUDY);
  }

  @Test
  void searchOfAllSites_givesWhatTheOthersHaveAndNamesThoseThatFailed() {
    Instant asked = Instant.now();

    Answer answer = Http.get(gateway.dicomweb() + "/studies", "Accept", DICOM_JSON);

    assertThat(Duration.between(asked, Instant.now())).isLessThan(SITE_DEADLINE.plus(SLACK));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    Set<String> studies = new TreeSet<>();
    for (JsonNode match : answer.json()) {
      studies.add(match.at("/0020000D/Value/0").asText());
    }
    Set<String> held = new TreeSet<>(data.studiesWhere(study -> true));
    held.add(OneStudyPacs.STUDY);
    assertThat(studies).isEqualTo(held);
    String warnings = String.join(" ", answer.headers().allValues("Warning"));
    long named = failing().filter(site -> warnings.contains("site " + site + ":")).count();
    assertThat(named).as(warnings).isEqualTo(5);
    assertThat(warnings).contains("and %d more problems".formatted(Fault.values().length + 1 - 5));
  }

  /** A down site may hold more of a study that another holds: said at once, and nothing breaks. */
  @Test
  void retrievalOfAStudyOfAHealthySite_isWholeAndNamesTheSitesThatAreDown() {
    Http.get(gateway.dicomweb() + "/studies", "Accept", DICOM_JSON);
    Answer north = Http.get(gateway.dicomweb("north") + "/studies", "Accept", DICOM_JSON);
    String study = north.json().at("/0/0020000D/Value/0").asText();
    Answer alone = Http.get(gateway.dicomweb("north") + "/studies/" + study, "Accept", INSTANCES);
    Instant asked = Instant.now();

    Answer merged = Http.get(gateway.dicomweb() + "/studies/" + study, "Accept", INSTANCES);

    assertThat(Duration.between(asked, Instant.now())).isLessThan(SITE_DEADLINE.plus(SLACK));
    assertThat(merged.status()).as(merged.text()).isEqualTo(206);
    assertThat(merged.headers().allValues("Warning")).anyMatch(line -> line.contains("site "));
    assertThat(merged.parts()).hasSameSizeAs(alone.parts());
  }

  @Test
  void gateway_isWellAfterManyFaults() {
    for (int round = 0; round < 20; round++) {
      for (Fault fault : List.of(Fault.ABORTS, Fault.CLOSES_WITHIN_A_PDU, Fault.TALKS_NONSENSE)) {
        Answer answer = Http.get(gateway.dicomweb(site(fault)) + "/studies", "Accept", DICOM_JSON);
        assertThat(answer.status()).as(answer.text()).isIn(502, 503, 504);
      }
    }
    assertThat(gateway.alive()).isTrue();
    assertThat(Http.get(gateway.dicomweb("north") + "/studies", "Accept", DICOM_JSON).status())
        .isEqualTo(200);
  }

  /** Asks every site that fails at the same time. */
  private static void assertEachEndsWithin(Duration limit, String path, String accept)
      throws InterruptedException, ExecutionException {
    Map<String, Future<Ended>> asked = new TreeMap<>();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      failing()
          .forEach(site ->
              asked.put(
                  site,
                  executor.submit(() -> {
                    Instant start = Instant.now();
                    Answer answer = Http.get(gateway.dicomweb(site) + path, "Accept", accept);
                    return new Ended(answer, Duration.between(start, Instant.now()));
                  })));
    }
    for (var each : asked.entrySet()) {
      Ended ended = each.getValue().get();
      assertThat(ended.after()).as(each.getKey()).isLessThan(limit);
      assertThat(ended.answer().status())
          .as("%s: %s", each.getKey(), ended.answer().text())
          .isIn(502, 503, 504);
      assertThat(ended.answer().text()).contains(each.getKey());
    }
  }

  private record Ended(Answer answer, Duration after) {}

  private static Stream<String> failing() {
    return Stream.concat(Stream.of("down"), Stream.of(Fault.values()).map(DimseFaultIT::site));
  }

  private static String site(Fault fault) {
    return fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
