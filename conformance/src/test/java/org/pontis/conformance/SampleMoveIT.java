package org.pontis.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.conformance.oracle.OddSamples.DEFLATED_FRAMES;
import static org.pontis.conformance.oracle.OddSamples.LONG_UID;
import static org.pontis.conformance.oracle.OddSamples.ODD_VALUES;
import static org.pontis.conformance.oracle.OddSamples.RLE_OF_VR_UN;
import static org.pontis.conformance.oracle.OddSamples.UID_OF_VR_UN;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.conformance.harness.DcmjsPeer;
import org.pontis.conformance.harness.Dcmtk;
import org.pontis.conformance.harness.DcmtkPeer;
import org.pontis.conformance.harness.DimseSections;
import org.pontis.conformance.harness.Entity;
import org.pontis.conformance.harness.GatewayUnderTest;
import org.pontis.conformance.harness.GatewayUnderTest.Start;
import org.pontis.conformance.harness.NegotiationProfile;
import org.pontis.conformance.harness.OrthancPeer;
import org.pontis.conformance.harness.Part10;
import org.pontis.conformance.harness.Programs.Outcome;
import org.pontis.conformance.oracle.SampleInstances;
import org.pontis.conformance.oracle.SampleInstances.Sample;

/**
 * Every sample file out of folder sites by C-MOVE, to destinations we did not write. The bytes of
 * the files arrive; where one of odd length has to become even, with a zero byte more.
 */
class SampleMoveIT {
  private static final Class<?> TEST = SampleMoveIT.class;

  @TempDir private static Path folder;

  private static SampleInstances samples;
  private static Entity entity;
  private static DcmtkPeer storescp;
  private static OrthancPeer orthanc;
  private static DcmjsPeer dcmjs;
  private static GatewayUnderTest gateway;

  @BeforeAll
  static void start() {
    samples = SampleInstances.of(TEST);
    entity = Entity.onFreePort("PONTIS");
    Entity caller = new Entity("MOVESCU", 11_119);
    storescp =
        DcmtkPeer.storeEach(
            TEST,
            Entity.onFreePort("STORESCP"),
            samples.contexts(),
            NegotiationProfile.EXPLICIT_LITTLE);
    orthanc = OrthancPeer.start(TEST, entity, caller);
    dcmjs = DcmjsPeer.takingAnySyntax(TEST, Entity.onFreePort("DCMJS"), folder);
    gateway =
        GatewayUnderTest.start(
            Start.over(samples.sites())
                .withSections(
                    DimseSections.listener(entity, "")
                        + DimseSections.peers(
                            caller, storescp.entity(), orthanc.entity(), dcmjs.entity())));
  }

  @AfterAll
  static void stop() {
    if (gateway != null) {
      gateway.close();
    }
    if (storescp != null) {
      storescp.close();
    }
    if (orthanc != null) {
      orthanc.close();
    }
    if (dcmjs != null) {
      dcmjs.close();
    }
  }

  @Test
  void storescp_getsTheBytesOfTheFiles() {
    Set<String> failed = moveAll(storescp.entity());

    assertArrived(
        storescp.everythingReceived().stream().map(Part10::sha256).toList(),
        Set.of(DEFLATED_FRAMES, LONG_UID),
        failed);
  }

  @Test
  void dcmjs_getsTheBytesOfTheFiles() {
    Set<String> failed = moveAll(dcmjs.entity());

    assertArrived(
        dcmjs.received().stream().map(DcmjsPeer.Received::dataSet).toList(), Set.of(), failed);
  }

  /** Orthanc encodes anew what it keeps, so that is compared element by element. */
  @Test
  void orthanc_keepsTheElementsAndFramesOfTheFiles() throws IOException {
    List<Sample> failed = new ArrayList<>();
    Set<String> changed = new TreeSet<>();
    int kept = 0;
    for (var site : samples.bySite().entrySet()) {
      List<Sample> ofSite = site.getValue();
      failed.addAll(failed(ofSite, move(site.getKey(), orthanc.entity(), ofSite)));
      List<byte[]> files = orthanc.files();
      orthanc.clear();
      kept += files.size();
      changed.addAll(SampleInstances.changed(TEST, ofSite, files));
    }
    assertThat(SampleInstances.names(failed))
        .containsExactlyInAnyOrder(DEFLATED_FRAMES, LONG_UID, UID_OF_VR_UN, RLE_OF_VR_UN);
    assertThat(changed).containsExactlyInAnyOrderElementsOf(ODD_VALUES);
    assertThat(kept).isEqualTo(samples.all().size() - 4).isGreaterThanOrEqualTo(238);
  }

  private static void assertArrived(
      List<String> arrived, Set<String> unsendable, Set<String> failed) {
    Set<String> digests = new HashSet<>(arrived);
    List<Sample> missing =
        samples.all().stream()
            .filter(sample -> !digests.contains(sample.part10().sha256AsSent()))
            .toList();
    Set<String> expected =
        samples.all().stream()
            .map(sample -> sample.part10().sha256AsSent())
            .collect(Collectors.toSet());

    assertThat(SampleInstances.names(missing)).isEqualTo(new TreeSet<>(unsendable));
    assertThat(failed).as("reported as failed").isEqualTo(new TreeSet<>(unsendable));
    assertThat(expected).as("nothing else arrived").containsAll(digests);
    assertThat(digests).hasSizeGreaterThanOrEqualTo(238);
  }

  /** Moves everything and gives the names of what the answers say has failed. */
  private static Set<String> moveAll(Entity to) {
    List<Sample> failed = new ArrayList<>();
    samples
        .bySite()
        .forEach((site, ofSite) -> failed.addAll(failed(ofSite, move(site, to, ofSite))));
    return SampleInstances.names(failed);
  }

  private static Outcome move(String site, Entity to, List<Sample> ofSite) {
    return new Dcmtk(TEST, "MOVESCU", entity)
        .calling("PONTIS-" + site.toUpperCase(Locale.ROOT))
        .move(
            to.title(),
            "QueryRetrieveLevel=STUDY",
            "StudyInstanceUID=" + SampleInstances.studies(ofSite));
  }

  /** The counts and the list of failed instances have to say the same. */
  private static List<Sample> failed(List<Sample> ofSite, Outcome moved) {
    List<Sample> failed = new ArrayList<>();
    for (String uid : Dcmtk.failedInstances(moved)) {
      ofSite.stream().filter(sample -> sample.hasUid(uid)).findFirst().ifPresent(failed::add);
    }
    assertThat(Dcmtk.counts(moved))
        .containsEntry("Failed", failed.size())
        .containsEntry("Completed", ofSite.size() - failed.size());
    assertThat(Dcmtk.status(moved)).isEqualTo(failed.isEmpty() ? "0x0000" : "0xb000");
    return failed;
  }
}
