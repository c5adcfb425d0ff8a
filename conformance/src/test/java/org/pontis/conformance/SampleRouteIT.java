package org.pontis.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.conformance.oracle.OddSamples.DEFLATED_FRAMES;
import static org.pontis.conformance.oracle.OddSamples.LONG_UID;
import static org.pontis.conformance.oracle.OddSamples.ODD_VALUES;
import static org.pontis.conformance.oracle.OddSamples.UID_OF_VR_UN;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.conformance.harness.Checkout;
import org.pontis.conformance.harness.DcmtkPeer;
import org.pontis.conformance.harness.DimseSections;
import org.pontis.conformance.harness.Entity;
import org.pontis.conformance.harness.GatewayUnderTest;
import org.pontis.conformance.harness.GatewayUnderTest.Start;
import org.pontis.conformance.harness.NegotiationProfile;
import org.pontis.conformance.harness.OrthancPeer;
import org.pontis.conformance.harness.Part10;
import org.pontis.conformance.oracle.SampleInstances;
import org.pontis.conformance.oracle.SampleInstances.Sample;

/**
 * Every sample file through the drop folder route as it is shipped, to archives nobody here wrote.
 */
class SampleRouteIT {
  private static final Class<?> TEST = SampleRouteIT.class;
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @TempDir private static Path folder;

  private static SampleInstances samples;
  private static DcmtkPeer storescp;
  private static OrthancPeer orthanc;
  private static GatewayUnderTest gateway;

  @BeforeAll
  static void start() throws IOException {
    samples = SampleInstances.of(TEST);
    storescp =
        DcmtkPeer.storeEach(
            TEST,
            Entity.onFreePort("STORESCP"),
            samples.contexts(),
            NegotiationProfile.EXPLICIT_LITTLE);
    orthanc = OrthancPeer.start(TEST);
    Path routes = Files.createDirectory(folder.resolve("routes"));
    route(routes, "storescp", storescp.entity());
    route(routes, "orthanc", orthanc.entity());
    String sections =
        DimseSections.listener(Entity.onFreePort("PONTIS"), "") + "routes: " + routes + "\n";
    gateway = GatewayUnderTest.start(Start.over(samples.sites()).withSections(sections));
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
  }

  @Test
  void storescp_getsTheBytesOfTheFiles() throws IOException {
    List<Sample> all = samples.all();

    Set<String> failed = drop("storescp", all);

    Set<String> arrived =
        storescp.everythingReceived().stream().map(Part10::sha256).collect(Collectors.toSet());
    Set<String> expected = new HashSet<>();
    all.stream()
        .filter(sample -> !failed.contains(sample.name()))
        .forEach(sample -> expected.add(sample.part10().sha256AsSent()));
    assertThat(failed).containsExactlyInAnyOrder(DEFLATED_FRAMES, LONG_UID);
    assertThat(arrived).isEqualTo(expected).hasSizeGreaterThanOrEqualTo(238);
  }

  /** Orthanc keeps one of each instance, and in an encoding of its own. */
  @Test
  void orthanc_keepsTheElementsAndFramesOfTheFiles() throws IOException {
    List<Sample> once = samples.bySite().get("s1");

    Set<String> failed = drop("orthanc", once);

    List<byte[]> kept = orthanc.files();
    assertThat(failed).containsExactlyInAnyOrder(DEFLATED_FRAMES, LONG_UID, UID_OF_VR_UN);
    assertThat(SampleInstances.changed(TEST, once, kept))
        .containsExactlyInAnyOrderElementsOf(ODD_VALUES);
    assertThat(kept).hasSize(once.size() - 3).hasSizeGreaterThanOrEqualTo(200);
  }

  /** The example with another archive and another folder. */
  private static void route(Path routes, String name, Entity archive) throws IOException {
    String example =
        Files.readString(
            Checkout.root().resolve("routes/src/main/resources/routes/examples/drop-folder.yaml"));
    String ours =
        example
            .replace(
                "ARCHIVE@archive.example.org:104", archive.title() + "@127.0.0.1:" + archive.port())
            .replace("./drop", folder.resolve(name).toString())
            .replace("id: drop-folder", "id: " + name);
    assertThat(ours).doesNotContain("archive.example.org").contains("id: " + name);
    Files.writeString(routes.resolve(name + ".yaml"), ours);
  }

  /** Drops files and waits until each is in one of both places; gives the names of the failed. */
  private static Set<String> drop(String name, List<Sample> dropped) throws IOException {
    Path drop = folder.resolve(name);
    Path staged = Files.createDirectories(folder.resolve(name + "-staged"));
    Files.createDirectories(drop);
    Map<String, String> names = new HashMap<>();
    for (Sample sample : dropped) {
      Path file = staged.resolve("%04d.dcm".formatted(names.size()));
      Files.copy(sample.file(), file);
      Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
      names.put(file.getFileName().toString(), sample.name());
      Files.move(file, drop.resolve(file.getFileName()));
    }
    Awaitility.await(name + " has dealt with every file")
        .atMost(LIMIT)
        .until(() ->
            in(drop.resolve("done")).size() + in(drop.resolve("failed")).size() == names.size());
    return in(drop.resolve("failed")).stream()
        .map(names::get)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> in(Path place) throws IOException {
    if (!Files.isDirectory(place)) {
      return Set.of();
    }
    try (Stream<Path> files = Files.list(place)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".dcm"))
          .collect(Collectors.toSet());
    }
  }
}
