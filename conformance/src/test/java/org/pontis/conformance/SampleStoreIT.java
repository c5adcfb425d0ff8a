package org.pontis.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.conformance.harness.NegotiationProfile.EXPLICIT_LITTLE;
import static org.pontis.conformance.harness.NegotiationProfile.IMPLICIT_LITTLE;
import static org.pontis.conformance.oracle.OddSamples.DEFLATED_FRAMES;
import static org.pontis.conformance.oracle.OddSamples.LONG_UID;
import static org.pontis.conformance.oracle.OddSamples.RLE_OF_VR_UN;
import static org.pontis.conformance.oracle.OddSamples.UID_OF_VR_UN;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
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
import org.pontis.conformance.harness.Programs.Outcome;
import org.pontis.conformance.harness.Site;
import org.pontis.conformance.oracle.SampleInstances;
import org.pontis.conformance.oracle.SampleInstances.Sample;

/**
 * Every sample file by C-STORE of clients we did not write into folder sites. They encode data sets
 * anew before they send them, so what we keep is compared with what storescp, told to write bytes
 * as they come, gets of the same client; the frames are compared with those of the files.
 */
class SampleStoreIT {
  private static final Class<?> TEST = SampleStoreIT.class;

  /** dcmsend wants the SOP class in the file meta information. */
  private static final String CLASS_NOT_IN_META = "dcm4che-dcm4che/NM-MONO2-16-13x-heart";

  @TempDir private static Path archive;

  private static SampleInstances samples;
  private static List<String> proposing;
  private static Entity entity;
  private static GatewayUnderTest gateway;

  /** A way to send files to entities; what can't be sent is left out. */
  private interface Sender {
    void send(List<Entity> to, List<Path> files) throws IOException;
  }

  @BeforeAll
  static void start() throws IOException {
    samples = SampleInstances.of(TEST);
    proposing = NegotiationProfile.proposing(samples.contexts());
    entity = Entity.onFreePort("PONTIS");
    List<Site> sites = new ArrayList<>();
    for (String sender : List.of("scu", "send", "js", "orth")) {
      for (String site : samples.bySite().keySet()) {
        sites.add(Site.writable(sender + site, Files.createDirectories(folder(sender, site))));
      }
    }
    gateway =
        GatewayUnderTest.start(Start.over(sites).withSections(DimseSections.listener(entity, "")));
  }

  @AfterAll
  static void stop() {
    if (gateway != null) {
      gateway.close();
    }
  }

  @Test
  void storescu_isKeptAsStorescpKeepsIt() throws IOException {
    StoredSamples kept =
        send("scu", EXPLICIT_LITTLE, (to, files) -> to.forEach(each -> storescu(each, files)));

    kept.assertAllBut(LONG_UID, DEFLATED_FRAMES, UID_OF_VR_UN, RLE_OF_VR_UN);
    kept.assertFramesOfTheFiles(TEST);
  }

  @Test
  void dcmsend_isKeptAsStorescpKeepsIt() throws IOException {
    StoredSamples kept =
        send("send", EXPLICIT_LITTLE, (to, files) -> to.forEach(each -> dcmsend(each, files)));

    kept.assertAllBut(LONG_UID, DEFLATED_FRAMES, UID_OF_VR_UN, RLE_OF_VR_UN, CLASS_NOT_IN_META);
    kept.assertFramesOfTheFiles(TEST);
  }

  @Test
  void orthanc_isKeptAsStorescpKeepsIt() throws IOException {
    List<Entity> titles = new ArrayList<>(List.of(Entity.onFreePort("STORESCP")));
    samples.bySite().keySet().forEach(site -> titles.add(title("orth", site)));
    try (OrthancPeer orthanc = OrthancPeer.start(TEST, titles.toArray(Entity[]::new));
        DcmtkPeer storescp = storescp(titles.getFirst(), EXPLICIT_LITTLE)) {
      StoredSamples kept =
          send(
              "orth",
              storescp,
              (to, files) -> {
                Path flat = Files.createTempDirectory("pontis-flat");
                for (Path file : files) {
                  Files.copy(file, flat.resolve(files.indexOf(file) + ".dcm"));
                }
                orthanc.load(flat);
                to.forEach(each -> orthanc.sendAll(each.title()));
                orthanc.clear();
              });

      kept.assertAllBut(LONG_UID, DEFLATED_FRAMES, UID_OF_VR_UN, RLE_OF_VR_UN);
      kept.assertFramesOfTheFiles(TEST);
    }
  }

  /** It writes fragments anew, and proposes implicit VR first, which we take. */
  @Test
  void dcmjs_isKeptAsStorescpKeepsIt() throws IOException {
    StoredSamples kept =
        send("js", IMPLICIT_LITTLE, (to, files) -> to.forEach(each -> dcmjs(each, files)));

    // What it can't read, or not encode in implicit VR: it sends nothing then.
    kept.assertAllBut(
        LONG_UID,
        RLE_OF_VR_UN,
        CLASS_NOT_IN_META,
        "ImagingDataCommons-highdicom/seg_image_sm_dots_tiled_full.dcm",
        "QIICR-dcmqi/segmentations/23x38x3/seg/label.seg",
        "QIICR-dcmqi/segmentations/partial_overlaps.dcm",
        "dcm4che-dcm4che/US-PAL-8-10x-echo",
        "pydicom-pydicom-data/liver.dcm",
        "pydicom-pydicom-data/liver_nonbyte_aligned.dcm",
        "pydicom-pydicom/liver_1frame.dcm",
        "pydicom-pylibjpeg-data/JPEGLossless_1s_1f_u_16_12.dcm");
  }

  @Test
  void dcmsend_ofFilesThatNoStudyCanHold_isRefused() throws IOException {
    List<Path> files = samples.unaddressable();
    try (DcmtkPeer storescp =
        DcmtkPeer.store(TEST, Entity.onFreePort("STORESCP"), "+uf", "--promiscuous")) {
      dcmsend(storescp.entity(), files);
      Outcome outcome = dcmsend(title("scu", "s1"), files);

      assertThat(storescp.everythingReceived()).hasSizeGreaterThanOrEqualTo(4);
      assertThat(outcome.out() + outcome.err())
          .doesNotContain("C-STORE Response (Success)")
          .contains("C-STORE Response (Error");
    }
  }

  private static StoredSamples send(String name, String first, Sender sender) throws IOException {
    try (DcmtkPeer storescp = storescp(Entity.onFreePort("STORESCP"), first)) {
      return send(name, storescp, sender);
    }
  }

  private static StoredSamples send(String name, DcmtkPeer storescp, Sender sender)
      throws IOException {
    for (Map.Entry<String, List<Sample>> site : samples.bySite().entrySet()) {
      List<Path> files = site.getValue().stream().map(Sample::file).toList();
      sender.send(List.of(storescp.entity(), title(name, site.getKey())), files);
    }
    return new StoredSamples(
        samples,
        archive.resolve(name),
        site -> gateway.dicomweb(name + site),
        storescp.everythingReceived());
  }

  private static DcmtkPeer storescp(Entity entity, String first) {
    return DcmtkPeer.storeEach(TEST, entity, samples.contexts(), first);
  }

  private static void storescu(Entity to, List<Path> files) {
    dcmtk(to).store(Stream.concat(Stream.of("-nh"), proposing.stream()).toList(), files);
  }

  private static Outcome dcmsend(Entity to, List<Path> files) {
    List<String> names = files.stream().map(Path::toString).toList();
    return dcmtk(to).run("dcmsend", List.of("-v", "-dn", "-nh", "-nuc"), names);
  }

  /** It computes for minutes over one file, and does not send it then. */
  private static void dcmjs(Entity to, List<Path> files) {
    String[] names =
        files.stream()
            .filter(file -> !file.endsWith(RLE_OF_VR_UN))
            .map(Path::toString)
            .toArray(String[]::new);
    DcmjsPeer.call(TEST, "DCMJS", to, "offer", names);
  }

  private static Path folder(String sender, String site) {
    return archive.resolve(sender).resolve(site);
  }

  private static Entity title(String sender, String site) {
    String title = entity.title() + "-" + (sender + site).toUpperCase(Locale.ROOT);
    return new Entity(title, entity.port());
  }

  private static Dcmtk dcmtk(Entity called) {
    return new Dcmtk(TEST, "STORESCU", called);
  }
}
