package org.pontis.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.conformance.harness.Answer;
import org.pontis.conformance.harness.DcmjsPeer;
import org.pontis.conformance.harness.Dcmtk;
import org.pontis.conformance.harness.DcmtkPeer;
import org.pontis.conformance.harness.DimseSections;
import org.pontis.conformance.harness.Entity;
import org.pontis.conformance.harness.GatewayUnderTest;
import org.pontis.conformance.harness.GatewayUnderTest.Start;
import org.pontis.conformance.harness.GeneratedSites;
import org.pontis.conformance.harness.Http;
import org.pontis.conformance.harness.Part;
import org.pontis.conformance.harness.Part10;
import org.pontis.conformance.harness.Programs.Outcome;
import org.pontis.conformance.harness.Site;
import org.pontis.conformance.harness.StudySearch;

/** C-STORE of clients we did not write, into a folder site. */
class DimseStoreIT {
  private static final Class<?> TEST = DimseStoreIT.class;
  private static final String AS_STORED =
      "multipart/related; type=\"application/dicom\"; transfer-syntax=*";

  private static List<Path> files;

  @TempDir private static Path archive;
  @TempDir private static Path killed;

  private static Entity entity;
  private static GatewayUnderTest gateway;

  @BeforeAll
  static void start() throws IOException {
    Path folder = GeneratedSites.make(TEST).sites().getFirst().path();
    try (Stream<Path> tree = Files.walk(folder)) {
      files = tree.filter(Files::isRegularFile).sorted().limit(12).toList();
    }
    entity = Entity.onFreePort("PONTIS");
    gateway = startGateway(entity, archive);
  }

  @AfterAll
  static void stop() {
    if (gateway != null) {
      gateway.close();
    }
  }

  @Test
  void storescu_findsAtOnceWhatItSent_asStorescpWouldHaveKeptIt() {
    assertStored(files.subList(0, 3), DimseStoreIT::storescu);
  }

  @Test
  void dcmsend_findsAtOnceWhatItSent_asStorescpWouldHaveKeptIt() {
    assertStored(files.subList(3, 6), DimseStoreIT::dcmsend);
  }

  @Test
  void dcmjs_findsAtOnceWhatItSent_asStorescpWouldHaveKeptIt() {
    // It proposes implicit VR first, which we take; storescp would rather have explicit VR.
    assertStored(files.subList(6, 8), DimseStoreIT::dcmjs, "+xi");
  }

  @Test
  void store_ofTheSameInstanceAgain_succeedsAndChangesNothing() {
    List<Path> sent = files.subList(8, 9);
    storescu(entity, sent);

    storescu(entity, sent);

    String uid = Part10.of(sent.getFirst()).sopInstanceUid();
    assertThat(Part10.digests(Part10.below(archive)))
        .containsEntry(uid, storedByStorescp(sent, DimseStoreIT::storescu).get(uid));
    assertThat(found(gateway).get(uid)).isNotEmpty();
  }

  @Test
  void store_isKeptWhenTheProcessIsKilledAfterSuccess() {
    Entity other = Entity.onFreePort("PONTIS");
    try (GatewayUnderTest victim = startGateway(other, killed)) {
      storescu(other, files);
      victim.kill();
    }
    Map<String, String> expected = storedByStorescp(files, DimseStoreIT::storescu);
    try (GatewayUnderTest next = startGateway(other, killed)) {
      assertThat(retrieved(next, expected.keySet())).isEqualTo(expected);
    }
  }

  @Test
  void store_underATitleThatOnlyReads_isRefused() {
    List<Path> sent = files.subList(11, 12);

    Outcome refused = dcmtk(entity).calling("PONTIS-READ").store(List.of("-d"), sent);

    assertThat(Dcmtk.status(refused)).isNotEqualTo("0x0000");
    assertThat(found(gateway)).doesNotContainKey(Part10.of(sent.getFirst()).sopInstanceUid());
  }

  /** A way to send files to an entity, which has to say that it succeeded. */
  private interface Sender extends BiConsumer<Entity, List<Path>> {}

  private static void assertStored(List<Path> sent, Sender sender, String... options) {
    sender.accept(entity, sent);

    Map<String, String> expected = storedByStorescp(sent, sender, options);
    assertThat(expected).hasSameSizeAs(sent);
    assertThat(found(gateway).keySet()).containsAll(expected.keySet());
    assertThat(retrieved(gateway, expected.keySet())).isEqualTo(expected);
  }

  private static void storescu(Entity to, List<Path> sent) {
    Outcome outcome = dcmtk(to).store(List.of("-d"), sent);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(Dcmtk.status(outcome)).isEqualTo("0x0000");
  }

  private static void dcmsend(Entity to, List<Path> sent) {
    List<String> names = sent.stream().map(Path::toString).toList();
    Outcome outcome = dcmtk(to).run("dcmsend", List.of("-v", "-dn"), names);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
  }

  private static void dcmjs(Entity to, List<Path> sent) {
    String[] names = sent.stream().map(Path::toString).toArray(String[]::new);
    JsonNode answer = DcmjsPeer.call(TEST, "DCMJS", to, "store", names);
    assertThat(answer.get("statuses")).hasSameSizeAs(sent).allMatch(each -> each.asInt() == 0);
  }

  /** The data sets storescp writes when the same sender sends it the same. */
  private static Map<String, String> storedByStorescp(
      List<Path> sent, Sender sender, String... options) {
    try (DcmtkPeer peer = DcmtkPeer.store(TEST, Entity.onFreePort("STORESCP"), options)) {
      sender.accept(peer.entity(), sent);
      return Part10.digests(peer.received());
    }
  }

  private static GatewayUnderTest startGateway(Entity entity, Path archive) {
    Path readOnly = archive.resolveSibling(archive.getFileName() + "-read");
    assertThat(readOnly.toFile().mkdirs() || Files.isDirectory(readOnly)).isTrue();
    String sections =
        DimseSections.listener(entity, "")
            + "store: { default-site: keep }\n"
            + DimseSections.peers(Entity.onFreePort("STORESCU"), Entity.onFreePort("DCMJS"));
    return GatewayUnderTest.start(
        Start.over(List.of(Site.writable("keep", archive), new Site("read", readOnly)))
            .withSections(sections));
  }

  /** What QIDO-RS finds: SOP Class UIDs by SOP Instance UID. */
  private static Map<String, String> found(GatewayUnderTest gateway) {
    Map<String, String> instances = new TreeMap<>();
    StudySearch.matches(gateway.dicomweb(), "/instances")
        .forEach(match ->
            instances.put(
                match.at("/00080018/Value/0").asText(), match.at("/00080016/Value/0").asText()));
    return instances;
  }

  private static Map<String, String> retrieved(GatewayUnderTest gateway, Set<String> instances) {
    Map<String, String> digests = new TreeMap<>();
    for (String study : StudySearch.byQido(gateway.dicomweb(), "/studies")) {
      Answer answer = Http.get(gateway.dicomweb() + "/studies/" + study, "Accept", AS_STORED);
      assertThat(answer.status()).as(answer.url()).isEqualTo(200);
      for (Part part : answer.parts()) {
        Part10 instance = Part10.of(part.body());
        digests.put(instance.sopInstanceUid(), instance.sha256());
      }
    }
    digests.keySet().retainAll(instances);
    return digests;
  }

  private static Dcmtk dcmtk(Entity called) {
    return new Dcmtk(TEST, "STORESCU", called);
  }
}
