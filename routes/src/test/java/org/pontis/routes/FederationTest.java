package org.pontis.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.Deadline;
import org.pontis.dicom.source.FindSummary;
import org.pontis.dicom.source.FindSummary.Remainder;
import org.pontis.dicom.source.Health;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.dicom.source.OutgoingInstance;
import org.pontis.dicom.source.SiteId;
import org.pontis.dicom.source.StoreOutcome;
import org.pontis.routes.site.SiteConfig;
import org.pontis.routes.site.SiteStatus;
import org.pontis.routes.site.decorate.SiteObserver;
import org.pontis.routes.site.decorate.SiteObserver.Ended;
import org.pontis.routes.site.file.store.Durability;
import org.pontis.testkit.ContractStudies;
import org.pontis.testkit.Datasets;
import org.pontis.testkit.Part10Bytes;

@Timeout(120)
class FederationTest {
  private static final ImagingQuery STUDIES = ImagingQuery.all(QueryLevel.STUDY);

  @TempDir private Path temporary;

  private SiteConfig site(String id) throws Exception {
    Path folder = Files.createDirectories(temporary.resolve(id));
    Files.write(folder.resolve("a.dcm"), ContractStudies.part10Objects().getFirst());
    Files.writeString(folder.resolve("notes.txt"), "no object");
    return new SiteConfig.Folder(
        new SiteId(id), "Site " + id, folder, Optional.of("ISSUER"), Optional.empty());
  }

  private static Federation start(SiteObserver observer, SiteConfig... sites) {
    return Federation.start(
        List.of(sites), FederationSettings.defaults(), StoreSettings.defaults(), observer);
  }

  private static ConditionFactory soon() {
    return Awaitility.await().atMost(Duration.ofSeconds(60));
  }

  private static Call call() {
    return new Call(Deadline.in(Duration.ofSeconds(30)), "test");
  }

  @Test
  void federation_asksItsSitesTogetherAndEachByItself() throws Exception {
    try (Federation federation = start(SiteObserver.none(), site("one"), site("two"))) {
      soon().until(() -> federation.all().check().state() == Health.State.UP);
      List<SiteId> merged = new ArrayList<>();
      List<SiteId> alone = new ArrayList<>();

      federation.all().find(STUDIES, call(), (site, _) -> merged.add(site));
      federation
          .site(new SiteId("two"))
          .orElseThrow()
          .find(STUDIES, call(), (site, _) -> alone.add(site));

      assertThat(merged).containsExactly(new SiteId("one"));
      assertThat(alone).containsExactly(new SiteId("two"));
      assertThat(federation.site(new SiteId("three"))).isEmpty();
    }
  }

  @Test
  void status_namesEverySiteAndWhatItDoesNotServe() throws Exception {
    try (Federation federation = start(SiteObserver.none(), site("one"), site("two"))) {
      soon().until(() -> federation.status().getLast().refused().size() == 1);

      assertThat(federation.status())
          .extracting(SiteStatus::name)
          .containsExactly("Site one", "Site two");
      assertThat(federation.status().getLast().refused().getFirst().place()).startsWith("file-");
    }
  }

  @Test
  void observer_isToldOfEveryCallToASite() throws Exception {
    List<Ended> calls = new ArrayList<>();
    try (Federation federation = start(calls::add, site("one"))) {
      federation.all().find(STUDIES, call(), (_, _) -> true);
    }

    assertThat(calls).extracting(Ended::site).containsExactly(new SiteId("one"));
  }

  @Test
  void federation_withoutSitesHoldsNothing() {
    try (Federation federation = start(SiteObserver.none())) {
      FindSummary summary = federation.all().find(STUDIES, call(), (_, _) -> true);

      assertThat(summary).isEqualTo(new FindSummary(0, Remainder.NONE, List.of()));
      assertThatThrownBy(() ->
              federation
                  .all()
                  .metadata(InstanceRef.study(ContractStudies.HEAD), call(), (_, _) -> true))
          .isInstanceOfSatisfying(
              ImagingException.class,
              failure -> assertThat(failure.problem().type()).isEqualTo(ProblemType.NOT_FOUND));
    }
  }

  @Test
  void start_refusesTwoSitesOfOneId() throws Exception {
    SiteConfig one = site("one");

    assertThatThrownBy(() -> start(SiteObserver.none(), one, one))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("one");
  }

  @Test
  void close_leavesNoThreadBehind() throws Exception {
    Set<String> before = threads();
    Federation federation = start(SiteObserver.none(), site("one"), site("two"));
    soon().until(() -> federation.all().check().state() == Health.State.UP);
    federation.all().find(STUDIES, call(), (_, _) -> true);

    federation.close();

    soon().untilAsserted(() -> assertThat(threads()).isSubsetOf(before));
  }

  /** Platform threads of ours; those of the JDK for virtual threads and files stay. */
  private static Set<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> !name.startsWith("ForkJoinPool-") && !name.startsWith("VirtualThread-"))
        .filter(name -> !name.startsWith("Common-Cleaner") && !name.startsWith("awaitility"))
        .collect(Collectors.toSet());
  }

  private static OutgoingInstance image() {
    return new OutgoingInstance(
        new Uid(Datasets.CT),
        new Uid("2.25.7.1.1"),
        TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN,
        new ByteArrayInputStream(
            Part10Bytes.of(Datasets.ctImage("2.25.7", "2.25.7.1", "2.25.7.1.1", 1))));
  }

  private SiteConfig writable(String id) throws Exception {
    SiteConfig.Folder folder = (SiteConfig.Folder) site(id);
    return new SiteConfig.Folder(
        folder.id(), folder.name(), folder.path(), Optional.empty(), Optional.of(true));
  }

  @Test
  void store_goesToTheSiteNamedOrTheDefaultOne() throws Exception {
    StoreSettings settings = new StoreSettings(Optional.of(new SiteId("two")), Durability.NONE);
    List<SiteConfig> sites = List.of(writable("one"), writable("two"), site("three"));
    try (Federation federation =
        Federation.start(sites, FederationSettings.defaults(), settings, SiteObserver.none())) {
      StoreOutcome named = federation.store(Optional.of(new SiteId("one")), image(), call());
      StoreOutcome unnamed = federation.store(Optional.empty(), image(), call());

      assertThat(named.site()).isEqualTo(new SiteId("one"));
      assertThat(unnamed.site()).isEqualTo(new SiteId("two"));
      assertRefused(federation, Optional.of(new SiteId("three")), ProblemType.NOT_AUTHORIZED);
      assertRefused(federation, Optional.of(new SiteId("four")), ProblemType.NOT_FOUND);
    }
  }

  @Test
  void store_withoutADefaultSiteIsRefused() throws Exception {
    try (Federation federation = start(SiteObserver.none(), writable("one"))) {
      assertRefused(federation, Optional.empty(), ProblemType.NOT_AUTHORIZED);
    }
  }

  private static void assertRefused(
      Federation federation, Optional<SiteId> site, ProblemType type) {
    assertThatThrownBy(() -> federation.store(site, image(), call()))
        .isInstanceOfSatisfying(
            ImagingException.class,
            failure -> assertThat(failure.problem().type()).isEqualTo(type));
  }
}
