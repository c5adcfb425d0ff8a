package org.pontis.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.conformance.oracle.OddSamples.LONG_UID;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pontis.conformance.harness.DcmjsPeer;
import org.pontis.conformance.harness.Dcmtk;
import org.pontis.conformance.harness.DimseSections;
import org.pontis.conformance.harness.Entity;
import org.pontis.conformance.harness.GatewayUnderTest;
import org.pontis.conformance.harness.GatewayUnderTest.Start;
import org.pontis.conformance.harness.Part10;
import org.pontis.conformance.harness.Programs.Outcome;
import org.pontis.conformance.oracle.SampleInstances;
import org.pontis.conformance.oracle.SampleInstances.Sample;

/**
 * Every sample file out of folder sites by C-GET. A client that takes fewer SOP classes or transfer
 * syntaxes than there are gets what it takes, and the rest is counted and named as failed.
 */
class SampleGetIT {
  private static final Class<?> TEST = SampleGetIT.class;

  /** What getscu 3.6.7 takes in no form: that, and classes it does not know. */
  private static final Set<String> NOT_TAKEN =
      Set.of(
          LONG_UID,
          "ImagingDataCommons-highdicom/seg_image_sm_control_labelmap.dcm",
          "ImagingDataCommons-highdicom/sm_annotations.dcm",
          "pydicom-pydicom-data/parametric_map_double_float.dcm",
          "pydicom-pydicom-data/parametric_map_float.dcm",
          "synthetic/encapsulated_stl.dcm",
          "synthetic/private_sop_class.dcm",
          "fo-dicom-fo-dicom/Issue1097_FailToOpenDeflatedFileWithSQ.dcm");

  @TempDir private static Path folder;

  private static SampleInstances samples;
  private static Entity entity;
  private static GatewayUnderTest gateway;

  @BeforeAll
  static void start() {
    samples = SampleInstances.of(TEST);
    entity = Entity.onFreePort("PONTIS");
    gateway =
        GatewayUnderTest.start(
            Start.over(samples.sites()).withSections(DimseSections.listener(entity, "")));
  }

  @AfterAll
  static void stop() {
    if (gateway != null) {
      gateway.close();
    }
  }

  /**
   * Each option of getscu prefers one transfer syntax; the count is of the files that have it. Of
   * implicit VR it takes nothing as it is: there its option has no effect.
   */
  @ParameterizedTest(name = "getscu {0}")
  @CsvSource({
    "+xe, 1.2.840.10008.1.2.1, 130",
    "+xb, 1.2.840.10008.1.2.2, 5",
    "+xd, 1.2.840.10008.1.2.1.99, 4",
    "+xr, 1.2.840.10008.1.2.5, 12",
    "+xs, 1.2.840.10008.1.2.4.70, 5",
    "+xy, 1.2.840.10008.1.2.4.50, 8",
    "+xx, 1.2.840.10008.1.2.4.51, 4",
    "+xt, 1.2.840.10008.1.2.4.80, 8",
    "+xu, 1.2.840.10008.1.2.4.81, 1",
    "+xv, 1.2.840.10008.1.2.4.90, 8",
    "+xw, 1.2.840.10008.1.2.4.91, 5",
    "+xm, 1.2.840.10008.1.2.4.100, 1",
    "+xn, 1.2.840.10008.1.2.4.102, 1",
    "+x4, 1.2.840.10008.1.2.4.107, 1"
  })
  void getscu_getsTheBytesOfWhatItTakes(String option, String syntax, int least) {
    int compared = 0;
    for (Map.Entry<String, List<Sample>> site : holding(syntax).entrySet()) {
      Path into = folder.resolve(option + site.getKey());
      assertThat(into.toFile().mkdir()).isTrue();

      Outcome got = getscu(site.getKey(), into, option, SampleInstances.studies(site.getValue()));

      Set<String> arrived =
          Part10.allBelow(into).stream().map(Part10::sha256).collect(Collectors.toSet());
      List<Sample> ofSyntax = site.getValue().stream().filter(has(syntax)).toList();
      assertThat(SampleInstances.names(ofSyntax.stream().filter(missingIn(arrived)).toList()))
          .as("%s of %s", syntax, site.getKey())
          .isSubsetOf(NOT_TAKEN);
      assertAccountedFor(site.getValue(), Part10.below(into).keySet(), got);
      compared += ofSyntax.size();
    }
    assertThat(compared).isGreaterThanOrEqualTo(least);
  }

  /** It shows the list of failed instances, which getscu does not read. */
  @Test
  void dcmjs_thatTakesUncompressedOnly_isToldEachInstanceThatFailed() {
    List<Sample> asked = samples.bySite().get("s1");

    JsonNode got =
        DcmjsPeer.call(TEST, "DCMJS", title("s1"), "get", SampleInstances.studies(asked));

    Set<String> failed = uids(asked);
    got.get("received").fieldNames().forEachRemaining(failed::remove);
    Set<String> named = new TreeSet<>();
    got.get("failedInstances").forEach(uid -> named.add(uid.asText()));
    assertThat(got.at("/statuses/0").asInt()).isEqualTo(0xB000);
    assertThat(got.at("/counts/failed").asInt()).isEqualTo(failed.size()).isGreaterThan(40);
    assertThat(got.at("/counts/completed").asInt())
        .isEqualTo(asked.size() - failed.size())
        .isGreaterThan(100);
    assertThat(named).isEqualTo(failed);
  }

  @Test
  void dcmjs_thatTakesNothingOfAStudy_isToldA702() {
    Sample video =
        samples.all().stream().filter(has("1.2.840.10008.1.2.4.102")).findFirst().orElseThrow();

    JsonNode got =
        DcmjsPeer.call(
            TEST, "DCMJS", title(video.site()), "get", video.reading().studyInstanceUid());

    assertThat(got.at("/statuses/0").asInt()).isEqualTo(0xA702);
    assertThat(got.at("/failedInstances/0").asText()).isEqualTo(video.reading().sopInstanceUid());
    assertThat(got.get("received")).isEmpty();
  }

  /** It proposes a context for each pair of SOP class and transfer syntax there is. */
  @Test
  void dcmjs_getsTheBytesOfTheFiles() {
    List<Sample> missing = new ArrayList<>();
    for (Map.Entry<String, List<Sample>> site : samples.bySite().entrySet()) {
      Set<String> arrived = dcmjs(site.getKey(), site.getValue());
      site.getValue().stream().filter(missingIn(arrived)).forEach(missing::add);
    }
    assertThat(SampleInstances.names(missing)).containsExactlyInAnyOrder(LONG_UID);
    assertThat(samples.all()).hasSizeGreaterThanOrEqualTo(240);
  }

  private static Set<String> dcmjs(String site, List<Sample> asked) {
    Stream<String> contexts =
        asked.stream()
            .map(Sample::context)
            .distinct()
            .map(each -> each.sopClass() + "=" + each.transferSyntax());
    JsonNode got =
        DcmjsPeer.call(
            TEST,
            "DCMJS",
            title(site),
            "get",
            Stream.concat(Stream.of(SampleInstances.studies(asked)), contexts)
                .toArray(String[]::new));
    Set<String> digests = new HashSet<>();
    got.get("dataSets").forEach(digest -> digests.add(digest.asText()));
    return digests;
  }

  /** The samples of the studies that have something of a transfer syntax, by their site. */
  private static Map<String, List<Sample>> holding(String syntax) {
    Map<String, List<Sample>> holding = new TreeMap<>();
    samples
        .bySite()
        .forEach((site, ofSite) -> {
          Set<String> studies =
              ofSite.stream()
                  .filter(has(syntax))
                  .map(sample -> sample.reading().studyInstanceUid())
                  .collect(Collectors.toSet());
          List<Sample> ofStudies =
              ofSite.stream()
                  .filter(sample -> studies.contains(sample.reading().studyInstanceUid()))
                  .toList();
          if (!ofStudies.isEmpty()) {
            holding.put(site, ofStudies);
          }
        });
    return holding;
  }

  private static void assertAccountedFor(List<Sample> asked, Set<String> arrived, Outcome got) {
    int failed = asked.size() - arrived.size();
    assertThat(uids(asked)).containsAll(arrived);
    assertThat(Dcmtk.counts(got))
        .containsEntry("Completed", arrived.size())
        .containsEntry("Failed", failed);
    assertThat(Dcmtk.status(got))
        .isEqualTo(failed == 0 ? "0x0000" : arrived.isEmpty() ? "0xa702" : "0xb000");
  }

  private static Set<String> uids(List<Sample> samples) {
    return samples.stream()
        .map(sample -> sample.reading().sopInstanceUid())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Predicate<Sample> has(String syntax) {
    return sample -> sample.part10().transferSyntax().equals(syntax);
  }

  private static Predicate<Sample> missingIn(Set<String> digests) {
    return sample -> !digests.contains(sample.part10().sha256AsSent());
  }

  private static Outcome getscu(String site, Path into, String option, String studies) {
    return new Dcmtk(TEST, "GETSCU", title(site))
        .get(into, List.of(option), "QueryRetrieveLevel=STUDY", "StudyInstanceUID=" + studies);
  }

  private static Entity title(String site) {
    return new Entity("PONTIS-" + site.toUpperCase(Locale.ROOT), entity.port());
  }
}
