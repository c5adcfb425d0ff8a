package org.pontis.routes.site.decorate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pontis.routes.site.decorate.StubSource.call;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.Deadline;
import org.pontis.dicom.source.FindSummary;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.dicom.source.RetrieveSummary;

@Timeout(60)
class LimitedSourceTest {
  private static final ImagingQuery ALL = ImagingQuery.all(QueryLevel.STUDY);

  @Test
  void calls_beyondTheQueueAreToldToComeBack() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    LimitedSource source =
        limited(
            1,
            0,
            () -> {
              busy.countDown();
              release.await();
            });
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<FindSummary> first = callers.submit(() -> source.find(ALL, call(), (_, _) -> true));
      busy.await();

      assertOverloaded(source, call());

      release.countDown();
      assertThat(first.get().delivered()).isEqualTo(1);
    }
  }

  @Test
  void calls_waitForTheirTurnNoLongerThanTheirDeadline() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    LimitedSource source =
        limited(
            1,
            10,
            () -> {
              busy.countDown();
              release.await();
            });
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<FindSummary> first = callers.submit(() -> source.find(ALL, call(), (_, _) -> true));
      busy.await();

      assertOverloaded(source, new Call(Deadline.in(Duration.ofMillis(20)), "test"));

      release.countDown();
      first.get();
    }
  }

  @Test
  void calls_runNoMoreAtOnceThanAllowedAndAllGetTheirTurn() throws Exception {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch never = new CountDownLatch(1);
    LimitedSource source =
        limited(
            3,
            100,
            () -> {
              most.accumulateAndGet(running.incrementAndGet(), Math::max);
              assertThat(never.await(1, TimeUnit.MILLISECONDS)).isFalse();
              running.decrementAndGet();
            });
    List<Future<FindSummary>> calls = new ArrayList<>();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 100; i++) {
        calls.add(callers.submit(() -> source.find(ALL, call(), (_, _) -> true)));
      }
    }

    for (Future<FindSummary> each : calls) {
      assertThat(each.get().delivered()).isEqualTo(1);
    }
    assertThat(most.get()).isBetween(1, 3);
  }

  @Test
  void searches_getTheirTurnWhileTransfersTakeLong() throws Exception {
    CountDownLatch busy = new CountDownLatch(6);
    CountDownLatch release = new CountDownLatch(1);
    StubSource slow =
        StubSource.doing(() -> {
          if (Thread.currentThread().isVirtual()) {
            busy.countDown();
            release.await();
          }
        });
    LimitedSource source = new LimitedSource(StubSource.SITE, slow, 8, 100);
    List<Future<RetrieveSummary>> transfers = new ArrayList<>();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        transfers.add(
            callers.submit(
                () -> source.retrieve(InstanceRef.study(new Uid("1.2.1")), call(), _ -> true)));
      }
      busy.await();

      FindSummary found =
          source.find(ALL, new Call(Deadline.in(Duration.ofSeconds(5)), "test"), (_, _) -> true);

      assertThat(found.delivered()).isEqualTo(1);
      release.countDown();
      for (Future<RetrieveSummary> each : transfers) {
        each.get();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "4, 3", "8, 6", "16, 12"})
  void transfers_leaveAQuarterOfTheTurnsAndOneOfSeveral(int turns, int most) {
    assertThat(LimitedSource.mostOf(turns)).isEqualTo(most);
  }

  private static LimitedSource limited(int atOnce, int waiting, StubSource.Before before) {
    return new LimitedSource(StubSource.SITE, StubSource.doing(before), atOnce, waiting);
  }

  private static void assertOverloaded(LimitedSource source, Call call) {
    assertThatThrownBy(() -> source.find(ALL, call, (_, _) -> true))
        .isInstanceOfSatisfying(
            ImagingException.class,
            failure -> assertThat(failure.problem().type()).isEqualTo(ProblemType.OVERLOADED));
  }
}
