package org.pontis.routes.site.file.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A keeper sleeps until something is due, and what comes meanwhile wakes it. */
@Timeout(20)
class AgendaTest {
  private static final Path FILE = Path.of("a.dcm");
  private static final Path OTHER = Path.of("b.dcm");

  private final Agenda agenda = new Agenda();

  @Test
  void aScanIsDueFromTheStartAndTakenOnce() throws InterruptedException {
    agenda.await();
    assertThat(agenda.takeScan()).isTrue();
    assertThat(agenda.takeScan()).isFalse();
  }

  @Test
  void aPathThatIsTouchedWakesWhoWaitsForTheNextScan() throws InterruptedException {
    agenda.takeScan();
    CountDownLatch woken = waiter();

    assertThat(woken.await(500, TimeUnit.MILLISECONDS)).isFalse();
    agenda.touch(FILE);

    assertThat(woken.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(agenda.takeQuiet()).containsExactly(FILE);
    assertThat(agenda.isQuiet()).isTrue();
  }

  @Test
  void aScanAskedForWakesWhoWaits() throws InterruptedException {
    agenda.takeScan();
    agenda.scanAt(in(Duration.ofHours(1)));
    CountDownLatch woken = waiter();

    agenda.scanSoon();

    assertThat(woken.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(agenda.takeScan()).isTrue();
  }

  @Test
  void aScanAskedForWhileOneRunsIsNotPutOffByTheNextRegularOne() throws InterruptedException {
    agenda.takeScan();
    agenda.scanSoon();
    agenda.scanAt(in(Duration.ofHours(1)));

    agenda.await();
    assertThat(agenda.takeScan()).isTrue();
  }

  @Test
  void aPathThatIsTouchedAgainWaitsBehindTheOthers() throws InterruptedException {
    agenda.takeScan();
    agenda.touch(FILE);
    agenda.touch(OTHER);
    agenda.touch(FILE);

    List<Path> taken = new ArrayList<>();
    while (taken.size() < 2) {
      agenda.await();
      taken.addAll(agenda.takeQuiet());
    }

    assertThat(taken).containsExactly(OTHER, FILE);
  }

  private CountDownLatch waiter() {
    CountDownLatch woken = new CountDownLatch(1);
    Thread.ofVirtual()
        .start(() -> {
          try {
            agenda.await();
            woken.countDown();
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
        });
    return woken;
  }

  private static long in(Duration time) {
    return System.nanoTime() + time.toNanos();
  }
}
