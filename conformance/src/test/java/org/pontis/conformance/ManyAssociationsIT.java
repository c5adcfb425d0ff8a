package org.pontis.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.conformance.harness.Dcmtk;
import org.pontis.conformance.harness.DcmtkPeer;
import org.pontis.conformance.harness.DimseSections;
import org.pontis.conformance.harness.Entity;
import org.pontis.conformance.harness.GatewayUnderTest;
import org.pontis.conformance.harness.GatewayUnderTest.Start;
import org.pontis.conformance.harness.GeneratedSites;
import org.pontis.conformance.harness.Part10;
import org.pontis.conformance.harness.Programs.Outcome;
import org.pontis.conformance.harness.RawAssociation;
import org.pontis.conformance.harness.Site;

/** More than 64 associations at once: so many are held while clients use every service. */
class ManyAssociationsIT {
  private static final Class<?> TEST = ManyAssociationsIT.class;
  private static final int HELD = 64;
  private static final int ROUNDS = 4;

  @TempDir private static Path folder;

  private static GeneratedSites data;
  private static Entity entity;
  private static DcmtkPeer destination;
  private static GatewayUnderTest gateway;

  @BeforeAll
  static void start() throws IOException {
    data = GeneratedSites.make(TEST);
    entity = Entity.onFreePort("PONTIS");
    destination = DcmtkPeer.store(TEST, Entity.onFreePort("DEST"), "--fork");
    List<Site> sites = new ArrayList<>(data.sites());
    sites.add(Site.writable("keep", Files.createDirectory(folder.resolve("keep"))));
    gateway =
        GatewayUnderTest.start(
            Start.over(sites)
                .withSections(
                    DimseSections.listener(entity, "")
                        + "store: { default-site: keep }\n"
                        + DimseSections.peers(destination.entity(), new Entity("MANY", 11_119))));
  }

  @AfterAll
  static void stop() {
    if (gateway != null) {
      gateway.close();
    }
    if (destination != null) {
      destination.close();
    }
  }

  @Test
  void associations_areServedWhileSixtyFourOthersAreHeld() throws Exception {
    List<RawAssociation> held = new ArrayList<>();
    try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < HELD; i++) {
        held.add(RawAssociation.open("MANY", entity));
      }
      List<Future<Outcome>> outcomes = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        services(round).forEach(service -> outcomes.add(clients.submit(service)));
      }
      for (RawAssociation association : held) {
        assertThat(association.echo()).isZero();
      }
      for (Future<Outcome> outcome : outcomes) {
        assertThat(outcome.get().exit()).as("%s", outcome.get()).isZero();
        assertThat(outcome.get().err()).doesNotContain("E: ");
      }
      for (RawAssociation association : held) {
        assertThat(association.echo()).isZero();
        association.release();
      }
    } finally {
      for (RawAssociation association : held) {
        association.close();
      }
    }
    assertThat(Part10.below(folder)).hasSizeGreaterThan(ROUNDS * 4);
  }

  /** Each service once, as what a client does. */
  private static List<Callable<Outcome>> services(int round) throws IOException {
    String study = data.studies().get(3 + round).get("studyUid").asText();
    String[] keys = {"QueryRetrieveLevel=STUDY", "StudyInstanceUID=" + study};
    Path got = Files.createDirectory(folder.resolve("got" + round));
    List<Path> files = List.of(data.sites().getFirst().path().resolve("."));
    Dcmtk client = new Dcmtk(TEST, "MANY", entity);
    return List.of(
        client::echo,
        () -> client.find(keys),
        () -> client.move(destination.entity().title(), keys),
        () -> client.get(got, List.of(), keys),
        () -> client.store(List.of("+sd", "+r"), files));
  }
}
