package org.pontis.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.conformance.harness.Http.DICOM_JSON;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pontis.conformance.harness.DcmjsPeer;
import org.pontis.conformance.harness.Dcmtk;
import org.pontis.conformance.harness.DimseSections;
import org.pontis.conformance.harness.Entity;
import org.pontis.conformance.harness.GatewayUnderTest;
import org.pontis.conformance.harness.GatewayUnderTest.Start;
import org.pontis.conformance.harness.GeneratedSites;
import org.pontis.conformance.harness.Http;

/** C-ECHO and C-FIND of clients we did not write, over all sites and over one. */
class DimseQueryIT {
  private static final String REJECTED_CALLING = "Calling AE Title Not Recognized";
  private static final String REJECTED_CALLED = "Called AE Title Not Recognized";

  private static GeneratedSites data;
  private static Entity entity;
  private static GatewayUnderTest gateway;

  @BeforeAll
  static void start() {
    data = GeneratedSites.make(DimseQueryIT.class);
    entity = Entity.onFreePort("PONTIS");
    gateway =
        GatewayUnderTest.start(
            Start.over(data.sites()).withSections(DimseSections.listener(entity, "")));
  }

  @AfterAll
  static void stop() {
    if (gateway != null) {
      gateway.close();
    }
  }

  @Test
  void echo_isAnsweredToBothClients() {
    assertThat(dcmtk().echo().exit()).isZero();
    assertThat(dcmtk().echo("--repeat", "100").exit()).isZero();
    assertThat(dcmjs("echo", "25").get("statuses")).hasSize(25).allMatch(each -> each.asInt() == 0);
  }

  @Test
  void titleThatIsNotOurs_isRefused() {
    var outcome = dcmtk().calling("SOMEONE").echo();

    assertThat(outcome.exit()).isNotZero();
    assertThat(outcome.err() + outcome.out()).contains(REJECTED_CALLED);
  }

  @Test
  void callerWhoIsNotNamed_isRefused() {
    Entity closed = Entity.onFreePort("PONTIS");
    String sections =
        DimseSections.listener(closed, "") + DimseSections.peers(new Entity("KNOWN", 11_119));
    try (var strict =
        GatewayUnderTest.start(Start.over(data.sites().subList(0, 1)).withSections(sections))) {
      Dcmtk caller = new Dcmtk(DimseQueryIT.class, "KNOWN", closed);

      assertThat(caller.echo().exit()).isZero();
      var outcome = caller.as("STRANGER").echo();

      assertThat(outcome.exit()).isNotZero();
      assertThat(outcome.err() + outcome.out()).contains(REJECTED_CALLING);
      assertThat(strict.alive()).isTrue();
    }
  }

  @Test
  void find_givesEveryStudyOfEverySite() {
    var found = dcmtk().find("QueryRetrieveLevel=STUDY", "StudyInstanceUID", "PatientName");

    assertThat(found.exit()).as(found.err()).isZero();
    List<String> studies = Dcmtk.values(found, "0020,000d");
    assertThat(new TreeSet<>(studies)).isEqualTo(data.studiesWhere(study -> true));
    assertThat(studies).as("a study of two sites is one answer").doesNotHaveDuplicates();
  }

  @Test
  void find_underTheTitleOfOneSite_givesWhatThatSiteHas() {
    Set<String> north = new TreeSet<>();
    Http.get(gateway.dicomweb("north") + "/studies", "Accept", DICOM_JSON)
        .json()
        .forEach(match -> north.add(match.at("/0020000D/Value/0").asText()));

    var found =
        dcmtk().calling("PONTIS-NORTH").find("QueryRetrieveLevel=STUDY", "StudyInstanceUID");

    assertThat(new TreeSet<>(Dcmtk.values(found, "0020,000d"))).isEqualTo(north);
    assertThat(north).hasSizeLessThan(data.studies().size());
  }

  @Test
  void find_matchesAndReturnsWhatItIsAskedFor() {
    JsonNode study = data.studies().get(7);
    String uid = study.get("studyUid").asText();

    var byDate =
        dcmtk().find("QueryRetrieveLevel=STUDY", "StudyInstanceUID", "StudyDate=20250101-20250630");
    var byModality =
        dcmtk().find("QueryRetrieveLevel=STUDY", "StudyInstanceUID", "ModalitiesInStudy=PT");
    var counted =
        dcmtk()
            .find(
                "QueryRetrieveLevel=STUDY",
                "StudyInstanceUID=" + uid,
                "NumberOfStudyRelatedSeries",
                "NumberOfStudyRelatedInstances",
                "AccessionNumber");

    assertThat(new TreeSet<>(Dcmtk.values(byDate, "0020,000d")))
        .isEqualTo(
            data.studiesWhere(each ->
                each.get("date").asText().compareTo("20250101") >= 0
                    && each.get("date").asText().compareTo("20250630") <= 0));
    assertThat(new TreeSet<>(Dcmtk.values(byModality, "0020,000d")))
        .isEqualTo(
            data.studiesWhere(
                each -> each.get("series").findValuesAsText("modality").contains("PT")));
    assertThat(Dcmtk.values(counted, "0020,1206")).containsExactly("2");
    assertThat(Dcmtk.values(counted, "0020,1208")).containsExactly("4");
    assertThat(Dcmtk.values(counted, "0008,0050")).containsExactly(study.get("accession").asText());
  }

  @Test
  void find_goesDownToSeriesAndInstances() {
    JsonNode study = data.studies().get(7);
    String uid = study.get("studyUid").asText();
    String series = study.at("/series/0/uid").asText();

    var foundSeries =
        dcmtk()
            .find(
                "QueryRetrieveLevel=SERIES",
                "StudyInstanceUID=" + uid,
                "SeriesInstanceUID",
                "Modality");
    var foundInstances =
        dcmtk()
            .find(
                "QueryRetrieveLevel=IMAGE",
                "StudyInstanceUID=" + uid,
                "SeriesInstanceUID=" + series,
                "SOPInstanceUID",
                "SOPClassUID");

    assertThat(Dcmtk.values(foundSeries, "0020,000e"))
        .containsExactlyInAnyOrderElementsOf(study.get("series").findValuesAsText("uid"));
    assertThat(Dcmtk.values(foundInstances, "0008,0018")).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void find_isTheSameToTheOtherClient_namesInEveryScript() {
    JsonNode answer =
        dcmjs(
            "find", "study", "{\"StudyInstanceUID\":\"\",\"PatientName\":\"\",\"PatientID\":\"\"}");

    assertThat(answer.get("statuses")).hasSize(1);
    assertThat(answer.at("/statuses/0").asInt()).isZero();
    Map<String, String> names = new TreeMap<>();
    answer
        .get("found")
        .forEach(study ->
            names.put(
                study.get("StudyInstanceUID").asText(),
                study.at("/PatientName/0/Alphabetic").asText()));
    assertThat(names.keySet()).isEqualTo(data.studiesWhere(study -> true));
    for (JsonNode study : data.studies()) {
      String alphabetic = study.get("name").asText().split("=", -1)[0];
      assertThat(names.get(study.get("studyUid").asText())).isEqualTo(alphabetic);
    }
  }

  @Test
  void find_endsWhenItIsCancelled() {
    var found =
        dcmtk()
            .run(
                "findscu",
                List.of(
                    "-v",
                    "-S",
                    "--cancel",
                    "1",
                    "-k",
                    "QueryRetrieveLevel=STUDY",
                    "-k",
                    "StudyInstanceUID"),
                List.of());

    assertThat(found.exit()).as(found.err()).isZero();
    assertThat(found.out() + found.err())
        .containsAnyOf("Matching Terminated", "MatchingTerminated", "Cancel", "Success");
    assertThat(dcmtk().echo().exit()).isZero();
  }

  private static Dcmtk dcmtk() {
    return new Dcmtk(DimseQueryIT.class, "FINDSCU", entity);
  }

  private static JsonNode dcmjs(String operation, String... arguments) {
    return DcmjsPeer.call(DimseQueryIT.class, "DCMJS", entity, operation, arguments);
  }
}
