package org.pontis.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pontis.conformance.harness.DcmtkPeer;
import org.pontis.conformance.harness.Entity;
import org.pontis.conformance.harness.GeneratedStudies;
import org.pontis.conformance.harness.OrthancPeer;
import org.pontis.conformance.harness.Question;
import org.pontis.conformance.harness.SameSite;
import org.pontis.conformance.harness.Site;
import org.pontis.conformance.oracle.AcceptedDifferences;
import org.pontis.conformance.oracle.DicomJsonElements;
import org.pontis.conformance.oracle.ElementComparison;
import org.pontis.conformance.oracle.ElementDifference;
import org.pontis.conformance.oracle.ElementValue;
import org.pontis.conformance.oracle.JsonLeaves;

/**
 * A folder, Orthanc over DIMSE and dcmqrscp over DIMSE that hold the same files give the same
 * answers, attribute by attribute, in QIDO-RS and FHIR and the same studies by C-FIND. dcmqrscp,
 * whose index is small, is completed from instances.
 *
 * <p>Every patient has an id of their own: Orthanc knows patients by the id alone.
 */
class SiteAgreementIT {
  private static final List<String> PATIENTS =
      List.of(
          "/Patient?gender=female",
          "/Patient?birthdate=ge1970",
          "/Patient?family:contains=a",
          "/Patient?name=m");

  @TempDir private static Path folder;

  private static GeneratedStudies data;
  private static List<AutoCloseable> peers = List.of();
  private static SameSite files;
  private static List<SameSite> pacs = List.of();
  private static List<Question> questions = List.of();

  @BeforeAll
  static void start() {
    data =
        GeneratedStudies.make(
            SiteAgreementIT.class,
            folder.resolve("all"),
            "--patients",
            "13",
            "--series",
            "3",
            "--instances",
            "3",
            "--vary",
            "--matrix",
            "16",
            "--mix",
            "CT=3,MR=3,PT=2,MG=2",
            "--clash",
            "0",
            "--seed",
            "sites");
    files = gateway("folder", us -> new Site(SameSite.ID, data.folder()));
    pacs = List.of(gateway("orthanc", us -> orthanc(us)), gateway("dcmqrscp", us -> dcmqrscp(us)));
    JsonNode example = GeneratedStudies.example(data.studies());
    String instances = "/studies/" + example.get("studyUid").asText() + "/instances";
    String instance = files.byQido(instances).matches().getFirst().at("/00080018/Value/0").asText();
    questions = Question.about(example, instance, data.studies().getLast());
  }

  private static SameSite gateway(String name, Function<Entity, Site> site) {
    Entity us = Entity.onFreePort("PONTIS");
    return SameSite.over(name, SiteAgreementIT.class, us, site.apply(us));
  }

  private static Site orthanc(Entity us) {
    OrthancPeer orthanc = OrthancPeer.start(SiteAgreementIT.class, us);
    keep(orthanc);
    orthanc.load(data.folder());
    return Site.dimse(SameSite.ID, orthanc.entity(), "");
  }

  private static Site dcmqrscp(Entity us) {
    DcmtkPeer archive = DcmtkPeer.archive(SiteAgreementIT.class, "ARCHIVE", us);
    keep(archive);
    archive.load(data.folder());
    return Site.dimse(SameSite.ID, archive.entity(), "completion: instances");
  }

  private static void keep(AutoCloseable peer) {
    peers = Stream.concat(peers.stream(), Stream.of(peer)).toList();
  }

  @AfterAll
  static void stop() throws Exception {
    for (AutoCloseable each :
        Stream.concat(Stream.of(files), Stream.concat(pacs.stream(), peers.stream())).toList()) {
      if (each != null) {
        each.close();
      }
    }
  }

  static List<SameSite> pacs() {
    return pacs;
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("pacs")
  void answers_areThoseOfTheFolder(SameSite site) throws Exception {
    SoftAssertions softly = new SoftAssertions();
    List<ElementDifference> differences = new ArrayList<>();
    for (Question question : questions) {
      compareQido(site, "QIDO " + question, question.qido(), softly, differences);
      softly
          .assertThat(files.byQido(question.qido()).matches().isEmpty())
          .as("%s has no answer", question)
          .isNotEqualTo(question.hasAnswers());
      if (!question.fhir().isEmpty()) {
        String search = "/ImagingStudy?" + question.fhir();
        compareFhir(site, "FHIR " + question, search, softly, differences);
      }
    }
    for (String search : PATIENTS) {
      compareFhir(site, "FHIR " + search, search, softly, differences);
    }
    softly.assertAll();
    AcceptedDifferences.ofSites().assertExplain(site.toString(), differences);
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("pacs")
  void studiesByFind_areThoseOfTheFolder(SameSite site) {
    SoftAssertions softly = new SoftAssertions();
    for (Question question : questions) {
      if (!question.find().isEmpty()) {
        softly
            .assertThat(site.byFind(question.find()))
            .as("C-FIND %s", question.find())
            .isEqualTo(files.byFind(question.find()));
      }
    }
    softly.assertAll();
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("pacs")
  void names_areFoundInEveryScript(SameSite site) {
    SoftAssertions softly = new SoftAssertions();
    data.studies().stream()
        .flatMap(study -> Stream.of(study.get("name").asText().split("=", -1)))
        .distinct()
        .forEach(name -> {
          String path = "/studies?PatientName=" + Question.encoded(name.split("\\^", -1)[0]) + "*";
          SameSite.Found expected = files.byQido(path);
          softly.assertThat(expected.matches()).as(name).isNotEmpty();
          softly.assertThat(studies(site.byQido(path))).as(name).isEqualTo(studies(expected));
        });
    softly.assertAll();
  }

  private static void compareQido(
      SameSite site,
      String name,
      String path,
      SoftAssertions softly,
      List<ElementDifference> differences) {
    SameSite.Found expected = files.byQido(path);
    SameSite.Found found = site.byQido(path);
    softly.assertThat(found.status()).as(name).isEqualTo(expected.status());
    softly.assertThat(found.warning()).as(name).isEqualTo(expected.warning());
    softly.assertThat(uids(found)).as(name).isEqualTo(uids(expected));
    compare(site, name, found.matches(), expected.matches(), DicomJsonElements::of, differences);
  }

  private static void compareFhir(
      SameSite site,
      String name,
      String search,
      SoftAssertions softly,
      List<ElementDifference> differences) {
    List<JsonNode> expected = files.byFhir(search);
    List<JsonNode> found = site.byFhir(search);
    softly.assertThat(ids(found)).as(name).isEqualTo(ids(expected));
    compare(site, name, found, expected, JsonLeaves::of, differences);
  }

  private static void compare(
      SameSite site,
      String name,
      List<JsonNode> found,
      List<JsonNode> expected,
      Function<JsonNode, ? extends Map<String, ElementValue>> elements,
      List<ElementDifference> differences) {
    ElementComparison comparison = new ElementComparison(site.toString(), UnaryOperator.identity());
    for (int i = 0; i < Math.min(found.size(), expected.size()); i++) {
      differences.addAll(
          comparison.differences(
              name, elements.apply(found.get(i)), elements.apply(expected.get(i))));
    }
  }

  private static List<String> ids(List<JsonNode> resources) {
    return resources.stream().map(resource -> resource.path("id").asText()).toList();
  }

  private static List<String> studies(SameSite.Found found) {
    return found.matches().stream().map(match -> uid(match, "0020000D")).toList();
  }

  /** Of study, series and instance, as far as the matches have them. */
  private static List<String> uids(SameSite.Found found) {
    return found.matches().stream()
        .map(match ->
            uid(match, "0020000D") + " " + uid(match, "0020000E") + " " + uid(match, "00080018"))
        .toList();
  }

  private static String uid(JsonNode match, String tag) {
    return match.path(tag).at("/Value/0").asText();
  }
}
