package org.pontis.routes.site.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.Deadline;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.dicom.source.RetrieveSummary;
import org.pontis.routes.site.decorate.DeadlineSource;
import org.pontis.routes.site.decorate.LimitedSource;
import org.pontis.routes.site.decorate.Watchdog;
import org.pontis.routes.site.dimse.pool.PoolLimits;
import org.pontis.testkit.ContractStudies;
import org.pontis.testkit.RecordingInstances;
import org.pontis.testkit.RecordingSink;

/** A PACS behind faulty wires, as a site with everything around it that bounds its calls. */
final class SoakedSite implements AutoCloseable {
  /** Of associations, and of calls at once. */
  static final int MOST = 4;

  /** Whoever calls finds room to wait. */
  private static final int QUEUE = 16;

  private static final int MOST_TRANSFERS = MOST - MOST / 4;
  private static final Duration PATIENCE = Duration.ofMillis(300);
  private static final Duration LONGEST_CALL = Duration.ofSeconds(2);
  private static final Duration GRACE = Duration.ofSeconds(6);
  private static final Duration SETTLED = Duration.ofSeconds(60);
  private static final List<Uid> STUDIES =
      List.of(
          ContractStudies.THORAX,
          ContractStudies.HEAD,
          ContractStudies.OLD_HEART,
          ContractStudies.UNDATED);

  private final OwnListener listener = new OwnListener();
  private final FaultyWire toUs;
  private final DimseArchive archive;
  private final FaultyWire toThem;
  private final DimseSource source;
  private final Watchdog watchdog = new Watchdog();
  private final ImagingSource site;

  private SoakedSite(long seed, Function<DimseArchive.Moving, DimseArchive> archive) {
    toUs = new FaultyWire(listener.port(), seed);
    this.archive =
        archive.apply(
            new DimseArchive.Moving(toUs.port(), DimseArchive.Originator.NAMED, PATIENCE));
    toThem = new FaultyWire(this.archive.port(), seed + 1);
    DimsePeer usual = TestSources.peer(DimseArchive.TITLE, toThem.port());
    DimsePeer peer =
        new DimsePeer(
            usual.remote(),
            usual.callingAeTitle(),
            usual.retrieve(),
            usual.manners(),
            new PoolLimits(MOST, Duration.ofSeconds(1)),
            PATIENCE);
    source = new DimseSource(TestSources.SITE, peer, listener.rendezvous);
    site =
        new LimitedSource(
            TestSources.SITE,
            new DeadlineSource(TestSources.SITE, source, LONGEST_CALL, watchdog),
            MOST,
            QUEUE);
  }

  /** Its instances come by C-GET. */
  static SoakedSite getting(long seed) {
    return new SoakedSite(seed, _ -> DimseArchive.getting(ContractStudies.part10Objects()));
  }

  /** Its instances come by C-MOVE, over a wire that is no better. */
  static SoakedSite moving(long seed) {
    return new SoakedSite(
        seed, moving -> DimseArchive.moving(ContractStudies.part10Objects(), moving));
  }

  /** One call of any kind, which ends in time; the problem it ended in. */
  Optional<ProblemType> round(Random random) {
    Call call = call(LONGEST_CALL);
    InstanceRef study = InstanceRef.study(STUDIES.get(random.nextInt(STUDIES.size())));
    long start = System.nanoTime();
    Optional<ProblemType> ended = Optional.empty();
    try {
      switch (random.nextInt(4)) {
        case 0 -> site.find(ImagingQuery.all(QueryLevel.INSTANCE), call, RecordingSink.ofAll());
        case 1 -> site.metadata(study, call, RecordingSink.ofAll());
        case 2 -> site.retrieve(study, call, RecordingInstances.ofFirst(2));
        default ->
            ended =
                site.retrieve(study, call, RecordingInstances.ofAll()).problems().stream()
                    .map(Problem::type)
                    .findFirst();
      }
    } catch (ImagingException problem) {
      ended = Optional.of(problem.problem().type());
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST_CALL.plus(GRACE));
    assertThat(ended).isNotEqualTo(Optional.of(ProblemType.INTERNAL));
    assertThat(source.associations().open()).isLessThanOrEqualTo(MOST);
    return ended;
  }

  /** With sound wires nothing is left of any call, and all that is bounded can be had again. */
  void assertWhole() throws Exception {
    toThem.repair();
    toUs.repair();
    await().atMost(SETTLED).until(() -> source.associations().open() == 0);
    await().atMost(SETTLED).until(() -> listener.rendezvous.meetings() == 0);
    assertHas(source, MOST, 0);
    assertHas(site, MOST_TRANSFERS, MOST - MOST_TRANSFERS);
    await().atMost(SETTLED).until(() -> source.associations().open() == 0);
    await().atMost(SETTLED).until(() -> toThem.connections() == 0 && toUs.connections() == 0);
    await().atMost(SETTLED).until(() -> archive.associations() == 0);
  }

  /**
   * So many retrievals and searches are held where they deliver, all at once, and one more has no
   * place; let go, the retrievals are complete.
   */
  private static void assertHas(ImagingSource of, int retrievals, int searches) throws Exception {
    CountDownLatch delivering = new CountDownLatch(retrievals + searches);
    CountDownLatch goOn = new CountDownLatch(1);
    List<Future<RetrieveSummary>> held = new ArrayList<>();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < retrievals; i++) {
        InstanceRef study = InstanceRef.study(STUDIES.get(i));
        held.add(
            callers.submit(() -> of.retrieve(study, call(SETTLED), _ -> isHeld(delivering, goOn))));
      }
      for (int i = 0; i < searches; i++) {
        callers.execute(() ->
            of.find(
                ImagingQuery.all(QueryLevel.STUDY),
                call(SETTLED),
                (_, _) -> isHeld(delivering, goOn)));
      }
      boolean all = delivering.await(SETTLED.toSeconds(), TimeUnit.SECONDS);
      Optional<ProblemType> beyond = search(of);
      goOn.countDown();

      assertThat(all).as("%d retrievals and %d searches at once", retrievals, searches).isTrue();
      assertThat(beyond).contains(ProblemType.OVERLOADED);
    }
    for (Future<RetrieveSummary> one : held) {
      assertThat(one.get().problems()).isEmpty();
    }
  }

  private static boolean isHeld(CountDownLatch delivering, CountDownLatch goOn) {
    try {
      delivering.countDown();
      return goOn.await(SETTLED.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Optional<ProblemType> search(ImagingSource of) {
    try {
      of.find(ImagingQuery.all(QueryLevel.STUDY), call(PATIENCE), RecordingSink.ofAll());
      return Optional.empty();
    } catch (ImagingException problem) {
      return Optional.of(problem.problem().type());
    }
  }

  private static Call call(Duration longest) {
    return new Call(Deadline.in(longest), "soak");
  }

  @Override
  public void close() throws IOException {
    source.close();
    watchdog.close();
    toThem.close();
    archive.close();
    toUs.close();
    listener.close();
  }
}
