package org.pontis.routes.site.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.dicom.problem.ProblemType;

/**
 * Rounds of calls over wires with random faults: 1,000, or as many as {@code pontis.soak.rounds}
 * says, from the seed {@code pontis.soak.seed}. Each call ends, in time; in the end no association,
 * connection, thread, file or permit is left with any.
 */
class FaultSoakTest {
  private static final int ROUNDS = Integer.getInteger("pontis.soak.rounds", 1_000);
  private static final long SEED = Long.getLong("pontis.soak.seed", 20_261_123);
  private static final int CALLERS = 12;
  private static final Duration SETTLED = Duration.ofSeconds(60);

  @TempDir private Path folder;

  @Test
  void calls_overFaultyWiresLeaveNothingBehind() throws Exception {
    soak(3 * CALLERS, SEED - 1);
    HeldByProcess before = HeldByProcess.now(folder);

    List<Optional<ProblemType>> ends = soak(ROUNDS, SEED);

    assertThat(ends).hasSize(ROUNDS);
    assertThat(ends).filteredOn(Optional::isPresent).hasSizeGreaterThan(ROUNDS / 20);
    assertThat(ends)
        .as("rounds that reached the PACS")
        .filteredOn(end -> !end.equals(Optional.of(ProblemType.OVERLOADED)))
        .hasSizeGreaterThan(ROUNDS - ROUNDS / 10);
    await()
        .atMost(SETTLED)
        .untilAsserted(() ->
            assertThat(HeldByProcess.now(folder).beyond(before))
                .as("left behind by %d rounds from seed %d", ROUNDS, SEED)
                .isEmpty());
  }

  /** How each of so many rounds ended. */
  private static List<Optional<ProblemType>> soak(int rounds, long seed) throws Exception {
    AtomicInteger next = new AtomicInteger();
    List<Optional<ProblemType>> ends = new ArrayList<>();
    try (SoakedSite getting = SoakedSite.getting(seed);
        SoakedSite moving = SoakedSite.moving(seed + 2)) {
      List<Future<List<Optional<ProblemType>>>> callers = new ArrayList<>();
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < CALLERS; i++) {
          SoakedSite site = i % 2 == 0 ? getting : moving;
          callers.add(threads.submit(() -> rounds(site, next, rounds, seed)));
        }
      }
      for (Future<List<Optional<ProblemType>>> caller : callers) {
        ends.addAll(caller.get());
      }
      getting.assertWhole();
      moving.assertWhole();
    }
    return ends;
  }

  private static List<Optional<ProblemType>> rounds(
      SoakedSite site, AtomicInteger next, int rounds, long seed) {
    List<Optional<ProblemType>> ends = new ArrayList<>();
    for (int round = next.getAndIncrement(); round < rounds; round = next.getAndIncrement()) {
      try {
        ends.add(site.round(new Random(seed + round)));
      } catch (AssertionError | RuntimeException wrong) {
        throw new AssertionError("seed %d, round %d".formatted(seed, round), wrong);
      }
    }
    return ends;
  }
}
