package org.pontis.routes.site.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.Deadline;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.dicom.source.RetrieveSummary;
import org.pontis.routes.site.dimse.pool.PoolLimits;
import org.pontis.testkit.ContractStudies;
import org.pontis.testkit.RecordingInstances;
import org.pontis.testkit.RecordingSink;

/**
 * Rounds of calls over a wire with random faults: 100, or as many as {@code pontis.soak.rounds}
 * says. Each call ends, in time; in the end nothing is left of any.
 */
class FaultSoakTest {
  private static final Duration PATIENCE = Duration.ofMillis(400);
  private static final Duration LONGEST_CALL = Duration.ofSeconds(2);
  private static final Duration GRACE = Duration.ofSeconds(6);

  private final Random random = new Random(20_261_123);

  @Test
  void calls_overAFaultyWireLeaveNothingBehind() throws Exception {
    int rounds = Integer.getInteger("pontis.soak.rounds", 100);
    int filesBefore = temporaryFiles();
    int problems = 0;
    try (DimseArchive archive = DimseArchive.getting(ContractStudies.part10Objects());
        FaultyWire wire = new FaultyWire(archive.port(), 7);
        OwnListener listener = new OwnListener()) {
      DimsePeer usual = TestSources.peer(DimseArchive.TITLE, wire.port());
      DimsePeer peer =
          new DimsePeer(
              usual.remote(),
              usual.callingAeTitle(),
              usual.retrieve(),
              usual.manners(),
              new PoolLimits(3, Duration.ofSeconds(1)),
              PATIENCE);
      DimseSource source = new DimseSource(TestSources.SITE, peer, listener.rendezvous);
      for (int round = 0; round < rounds; round++) {
        problems += round(source).isPresent() ? 1 : 0;
        assertThat(source.associations().open()).isLessThanOrEqualTo(3);
        assertThat(listener.rendezvous.meetings()).isZero();
      }
      wire.repair();

      await().atMost(GRACE).until(() -> whole(source));
      source.close();
      await().atMost(GRACE).until(() -> source.associations().open() == 0);
      await().atMost(GRACE).until(() -> wire.connections() == 0);
      await().atMost(GRACE.multipliedBy(4)).until(() -> archive.associations() == 0);
    }
    assertThat(problems).isGreaterThan(rounds / 50);
    assertThat(temporaryFiles()).isEqualTo(filesBefore);
  }

  /** One call of any kind; the problem it ended in. */
  private Optional<ProblemType> round(DimseSource source) {
    Call call = new Call(Deadline.in(LONGEST_CALL), "soak");
    InstanceRef thorax = InstanceRef.study(ContractStudies.THORAX);
    long start = System.nanoTime();
    Optional<ProblemType> ended = Optional.empty();
    try {
      switch (random.nextInt(4)) {
        case 0 -> source.find(ImagingQuery.all(QueryLevel.INSTANCE), call, RecordingSink.ofAll());
        case 1 -> source.metadata(thorax, call, RecordingSink.ofAll());
        case 2 -> source.retrieve(thorax, call, RecordingInstances.ofFirst(2));
        default ->
            ended =
                source.retrieve(thorax, call, RecordingInstances.ofAll()).problems().stream()
                    .map(Problem::type)
                    .findFirst();
      }
    } catch (ImagingException problem) {
      ended = Optional.of(problem.problem().type());
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    assertThat(took).isLessThan(LONGEST_CALL.plus(GRACE));
    assertThat(ended).isNotEqualTo(Optional.of(ProblemType.INTERNAL));
    return ended;
  }

  private static boolean whole(DimseSource source) {
    Call call = new Call(Deadline.in(LONGEST_CALL), "soak");
    try {
      RetrieveSummary summary =
          source.retrieve(
              InstanceRef.study(ContractStudies.THORAX), call, RecordingInstances.ofAll());
      return summary.delivered() == 4 && summary.problems().isEmpty();
    } catch (ImagingException stillBroken) {
      return false;
    }
  }

  private static int temporaryFiles() {
    String[] names =
        new File(System.getProperty("java.io.tmpdir"))
            .list((_, name) -> name.startsWith("pontis-instance"));
    return names == null ? 0 : names.length;
  }
}
