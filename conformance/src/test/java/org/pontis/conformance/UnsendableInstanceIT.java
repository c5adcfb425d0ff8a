package org.pontis.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.conformance.oracle.OddSamples.DEFLATED_FRAMES;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.conformance.harness.Answer;
import org.pontis.conformance.harness.Dcmtk;
import org.pontis.conformance.harness.DcmtkPeer;
import org.pontis.conformance.harness.DimseSections;
import org.pontis.conformance.harness.Entity;
import org.pontis.conformance.harness.GatewayUnderTest;
import org.pontis.conformance.harness.GatewayUnderTest.Start;
import org.pontis.conformance.harness.Http;
import org.pontis.conformance.harness.Http.Begun;
import org.pontis.conformance.harness.NegotiationProfile;
import org.pontis.conformance.harness.OrthancPeer;
import org.pontis.conformance.harness.Part10;
import org.pontis.conformance.harness.Programs.Outcome;
import org.pontis.conformance.harness.Site;
import org.pontis.conformance.oracle.SampleInstances;
import org.pontis.conformance.oracle.SampleInstances.Sample;

/**
 * A study of which Orthanc can't send one instance: it gives a whole C-GET or C-MOVE up over it.
 * All others come, and nobody takes them for the whole study.
 */
class UnsendableInstanceIT {
  private static final Class<?> TEST = UnsendableInstanceIT.class;
  private static final String AS_STORED =
      "multipart/related; type=\"application/dicom\"; transfer-syntax=*";

  @TempDir private static Path folder;

  private static Sample unsendable;
  private static List<Sample> study;
  private static OrthancPeer orthanc;
  private static DcmtkPeer storescp;
  private static Entity entity;
  private static GatewayUnderTest gateway;

  @BeforeAll
  static void start() throws IOException {
    SampleInstances samples = SampleInstances.of(TEST);
    List<Sample> once = samples.bySite().get("s1");
    unsendable =
        once.stream().filter(each -> each.name().equals(DEFLATED_FRAMES)).findFirst().orElseThrow();
    String uid = unsendable.reading().studyInstanceUid();
    study = once.stream().filter(each -> each.reading().studyInstanceUid().equals(uid)).toList();
    for (Sample sample : study) {
      Files.copy(sample.file(), folder.resolve(study.indexOf(sample) + ".dcm"));
    }
    storescp =
        DcmtkPeer.storeEach(
            TEST,
            Entity.onFreePort("STORESCP"),
            samples.contexts(),
            NegotiationProfile.EXPLICIT_LITTLE);
    entity = Entity.onFreePort("PONTIS");
    orthanc = OrthancPeer.start(TEST, entity);
    orthanc.load(folder);
    List<Site> sites =
        List.of(
            Site.dimse("get", orthanc.entity(), "retrieve: c-get"),
            Site.dimse("move", orthanc.entity(), "retrieve: c-move"),
            Site.dimse("auto", orthanc.entity(), ""));
    String sections =
        DimseSections.listener(entity, "")
            + DimseSections.peers(new Entity("MOVESCU", 11_119), storescp.entity());
    gateway = GatewayUnderTest.start(Start.over(sites).withSections(sections));
  }

  @AfterAll
  static void stop() {
    if (gateway != null) {
      gateway.close();
    }
    if (orthanc != null) {
      orthanc.close();
    }
    if (storescp != null) {
      storescp.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"get", "move", "auto"})
  void study_byWadoRs_bringsTheOthersAndDoesNotEndAsIfItWereWhole(String site) {
    Begun begun =
        Http.getWhatComes(
            gateway.dicomweb(site) + "/studies/" + unsendable.reading().studyInstanceUid(),
            "Accept",
            AS_STORED);

    Set<String> arrived = new TreeSet<>();
    begun
        .answer()
        .partsBegun()
        .forEach(part -> arrived.add(Part10.of(part.body()).sopInstanceUid()));
    assertThat(arrived).isEqualTo(sendable());
    assertThat(begun.answer().status() == 206 || !begun.isWhole())
        .as("status %d, whole %s", begun.answer().status(), begun.isWhole())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"get", "move", "auto"})
  void instances_byWadoRs_comeExceptForTheOne(String site) {
    Map<String, Integer> statuses = new TreeMap<>();
    for (Sample sample : study) {
      Answer answer =
          Http.get(gateway.dicomweb(site) + sample.reading().path(), "Accept", AS_STORED);
      statuses.put(sample.name(), answer.status());
    }

    assertThat(statuses).containsEntry(DEFLATED_FRAMES, 502);
    statuses.remove(DEFLATED_FRAMES);
    assertThat(statuses.values()).containsOnly(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"get", "move", "auto"})
  void study_byMove_countsAndNamesTheOne(String site) {
    storescp.clear();

    Outcome moved =
        new Dcmtk(TEST, "MOVESCU", entity)
            .calling("PONTIS-" + site.toUpperCase(Locale.ROOT))
            .move(
                storescp.entity().title(),
                "QueryRetrieveLevel=STUDY",
                "StudyInstanceUID=" + unsendable.reading().studyInstanceUid());

    assertThat(Dcmtk.status(moved)).isEqualTo("0xb000");
    assertThat(Dcmtk.counts(moved))
        .containsEntry("Completed", study.size() - 1)
        .containsEntry("Failed", 1);
    assertThat(Dcmtk.failedInstances(moved)).containsExactly(unsendable.reading().sopInstanceUid());
    assertThat(storescp.received().keySet()).isEqualTo(sendable());
  }

  private static Set<String> sendable() {
    Set<String> uids = new TreeSet<>();
    Stream<Sample> others = study.stream().filter(sample -> !sample.equals(unsendable));
    others.forEach(sample -> uids.add(sample.reading().sopInstanceUid()));
    assertThat(uids).hasSizeGreaterThanOrEqualTo(6);
    return uids;
  }
}
