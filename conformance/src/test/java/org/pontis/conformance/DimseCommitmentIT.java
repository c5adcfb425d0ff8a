package org.pontis.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.conformance.harness.DcmjsPeer;
import org.pontis.conformance.harness.Dcmtk;
import org.pontis.conformance.harness.DimseSections;
import org.pontis.conformance.harness.Entity;
import org.pontis.conformance.harness.GatewayUnderTest;
import org.pontis.conformance.harness.GatewayUnderTest.Start;
import org.pontis.conformance.harness.GeneratedSites;
import org.pontis.conformance.harness.OrthancPeer;
import org.pontis.conformance.harness.Part10;
import org.pontis.conformance.harness.Programs.Outcome;
import org.pontis.conformance.harness.Site;
import org.pontis.conformance.harness.StudySearch;

/** Storage commitment asked for by clients we did not write, who hear of it in either way. */
class DimseCommitmentIT {
  private static final Class<?> TEST = DimseCommitmentIT.class;
  private static final String NOBODY_HAS = "2.25.404";

  @TempDir private static Path archive;
  @TempDir private static Path nothing;

  private static Entity entity;
  private static DcmjsPeer archiver;
  private static OrthancPeer orthanc;
  private static GatewayUnderTest gateway;

  /** What was stored, as class and instance with an equals sign between. */
  private static List<String> kept;

  @BeforeAll
  static void start() throws IOException {
    entity = Entity.onFreePort("PONTIS");
    archiver = DcmjsPeer.over(TEST, Entity.onFreePort("ARCHIVER"), nothing);
    orthanc = OrthancPeer.start(TEST, entity);
    gateway =
        GatewayUnderTest.start(
            Start.over(List.of(Site.writable("keep", archive)))
                .withSections(
                    DimseSections.listener(entity, "")
                        + "store: { default-site: keep }\n"
                        + DimseSections.peers(
                            archiver.entity(), orthanc.entity(), Entity.onFreePort("STORESCU"))));
    kept = stored();
  }

  private static List<String> stored() throws IOException {
    Path folder = GeneratedSites.make(TEST).sites().getFirst().path();
    try (Stream<Path> tree = Files.walk(folder)) {
      List<Path> files = tree.filter(Files::isRegularFile).sorted().limit(2).toList();
      Outcome sent = new Dcmtk(TEST, "STORESCU", entity).store(List.of("-d"), files);
      assertThat(sent.exit()).as(sent.err()).isZero();
      assertThat(Part10.below(archive)).hasSize(2);
    }
    List<String> references = new ArrayList<>();
    StudySearch.matches(gateway.dicomweb(), "/instances")
        .forEach(match ->
            references.add(
                match.at("/00080016/Value/0").asText()
                    + "="
                    + match.at("/00080018/Value/0").asText()));
    return references;
  }

  @AfterAll
  static void stop() {
    if (gateway != null) {
      gateway.close();
    }
    if (archiver != null) {
      archiver.close();
    }
    if (orthanc != null) {
      orthanc.close();
    }
  }

  private static JsonNode commit(String operation, String transaction) {
    JsonNode answer =
        DcmjsPeer.call(
            TEST,
            archiver.entity().title(),
            entity,
            operation,
            transaction,
            kept.get(0),
            kept.get(1),
            kept.get(0).replaceFirst("=.*", "=" + NOBODY_HAS));
    assertThat(answer.at("/statuses/0").asInt(-1)).isZero();
    return answer;
  }

  private static void assertReported(JsonNode report, String transaction) {
    assertThat(report.path("type").asInt()).as("failures exist (PS3.4 J.3.3)").isEqualTo(2);
    assertThat(report.at("/dataset/TransactionUID").asText()).isEqualTo(transaction);
    assertThat(
            report
                .at("/dataset/ReferencedSOPSequence")
                .findValuesAsText("ReferencedSOPInstanceUID"))
        .containsExactlyInAnyOrderElementsOf(
            kept.stream().map(each -> each.replaceFirst(".*=", "")).toList());
    assertThat(report.at("/dataset/FailedSOPSequence").findValuesAsText("ReferencedSOPInstanceUID"))
        .containsExactly(NOBODY_HAS);
  }

  @Test
  void result_goesToWhoHasReleased_overAnAssociationOfOurs() {
    JsonNode answer = commit("commit", "2.25.77");
    Awaitility.await().until(() -> !reports("2.25.77").isEmpty());

    assertThat(answer.get("reports")).isEmpty();
    assertReported(reports("2.25.77").getFirst(), "2.25.77");
  }

  @Test
  void result_goesToWhoWaits_overItsAssociation() {
    JsonNode answer = commit("commit-and-wait", "2.25.78");

    assertThat(answer.get("reports")).hasSize(1);
    assertReported(answer.at("/reports/0"), "2.25.78");
    assertThat(reports("2.25.78")).isEmpty();
  }

  private static List<JsonNode> reports(String transaction) {
    return archiver.reports().stream()
        .filter(report -> report.at("/dataset/TransactionUID").asText().equals(transaction))
        .toList();
  }

  @Test
  void orthanc_learnsWhatIsKeptAndWhatIsNot() {
    String complete = orthanc.requestCommitment(entity, kept);
    String partly =
        orthanc.requestCommitment(
            entity,
            List.of(kept.getFirst(), kept.getFirst().replaceFirst("=.*", "=" + NOBODY_HAS)));

    Awaitility.await().until(() -> isReported(complete) && isReported(partly));

    assertThat(orthanc.commitment(complete).path("Status").asText()).isEqualTo("Success");
    assertThat(orthanc.commitment(complete).path("Success")).hasSize(2);
    JsonNode failure = orthanc.commitment(partly);
    assertThat(failure.path("Status").asText()).isEqualTo("Failure");
    assertThat(failure.at("/Success/0/SOPInstanceUID").asText())
        .isEqualTo(kept.getFirst().replaceFirst(".*=", ""));
    assertThat(failure.at("/Failures/0/SOPInstanceUID").asText()).isEqualTo(NOBODY_HAS);
  }

  private static boolean isReported(String transaction) {
    return !orthanc.commitment(transaction).path("Status").asText().equals("Pending");
  }
}
