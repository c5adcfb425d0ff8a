package org.pontis.routes.site.decorate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pontis.routes.site.decorate.StubSource.call;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.Deadline;
import org.pontis.dicom.source.FindSummary;
import org.pontis.dicom.source.Health;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.dicom.source.StoreOutcome;

@Timeout(60)
class DeadlineSourceTest {
  private static final ImagingQuery ALL = ImagingQuery.all(QueryLevel.STUDY);
  private static final InstanceRef STUDY = InstanceRef.study(new Uid("1.2"));

  private final Watchdog watchdog = new Watchdog();

  @AfterEach
  void stopWatchdog() {
    watchdog.close();
  }

  private DeadlineSource within(Duration limit, StubSource.Before before) {
    return new DeadlineSource(StubSource.SITE, StubSource.doing(before), limit, watchdog);
  }

  private static void assertTimeout(ThrowingCallable asking) {
    assertThatThrownBy(asking)
        .isInstanceOfSatisfying(
            ImagingException.class,
            failure -> {
              assertThat(failure.problem().type()).isEqualTo(ProblemType.SITE_TIMEOUT);
              assertThat(failure.problem().site()).contains(StubSource.SITE);
            });
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  /** An interruption ends the wait of a virtual thread for a socket, not that of another. */
  @Test
  void calls_ofAPlatformThreadTimeOutWhileTheSiteWaitsForASocket() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket socket = new Socket(silent.getInetAddress(), silent.getLocalPort())) {
      DeadlineSource source =
          within(
              Duration.ofMillis(50),
              () -> {
                try {
                  assertThat(socket.getInputStream().read()).isNegative();
                } catch (IOException closedByInterruption) {
                  throw new InterruptedException();
                }
              });

      assertThat(Thread.currentThread().isVirtual()).isFalse();
      assertTimeout(() -> source.find(ALL, call(), (_, _) -> true));
    }
  }

  @Test
  void calls_toASiteThatNeverAnswersTimeOut() {
    DeadlineSource source = within(Duration.ofMillis(50), () -> new CountDownLatch(1).await());

    assertTimeout(() -> source.find(ALL, call(), (_, _) -> true));
    assertTimeout(() -> source.metadata(STUDY, call(), (_, _) -> true));
    assertTimeout(() -> source.retrieve(STUDY, call(), _ -> true));
  }

  @Test
  void site_thatWasGivenUpIsDownUntilItAnswers() {
    AtomicBoolean frozen = new AtomicBoolean(true);
    DeadlineSource source =
        within(
            Duration.ofMillis(50),
            () -> {
              if (frozen.get()) {
                new CountDownLatch(1).await();
              }
            });
    assertThat(source.check().state()).isEqualTo(Health.State.UP);

    assertTimeout(() -> source.find(ALL, call(), (_, _) -> true));
    assertThat(source.check().state()).isEqualTo(Health.State.DOWN);
    assertThat(source.check().detail()).contains("no answer within 50 ms");

    frozen.set(false);
    source.find(ALL, call(), (_, _) -> true);
    assertThat(source.check().state()).isEqualTo(Health.State.UP);
  }

  @Test
  void site_isNotDownBecauseTheTimeOfACallWasOver() {
    DeadlineSource source = within(Duration.ofHours(1), () -> new CountDownLatch(1).await());
    Call soonOver = new Call(Deadline.in(Duration.ofMillis(50)), "test");

    assertTimeout(() -> source.find(ALL, soonOver, (_, _) -> true));

    assertThat(source.check().state()).isEqualTo(Health.State.UP);
  }

  @Test
  void calls_ofAnInterruptedPlatformThreadEndWithTheWorkAndKeepTheInterruption() {
    CountDownLatch ended = new CountDownLatch(1);
    DeadlineSource source =
        within(
            Duration.ofHours(1),
            () -> {
              try {
                new CountDownLatch(1).await();
              } finally {
                ended.countDown();
              }
            });
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> source.find(ALL, call(), (_, _) -> true))
        .isInstanceOf(RuntimeException.class);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(ended.getCount()).isZero();
  }

  @Test
  void calls_endWithTheirOwnDeadlineThoughTheSiteHasTime() {
    DeadlineSource source = within(Duration.ofHours(1), () -> new CountDownLatch(1).await());
    Call soonOver = new Call(Deadline.in(Duration.ofMillis(50)), "test");

    assertTimeout(() -> source.find(ALL, soonOver, (_, _) -> true));
  }

  @Test
  void find_doesNotCountTheReceiversTime() throws InterruptedException {
    DeadlineSource source = within(Duration.ofMillis(150), () -> {});
    CountDownLatch looked = new CountDownLatch(1);

    FindSummary summary = source.find(ALL, call(), (_, _) -> waitedLongerThanTheLimit(looked));

    assertThat(summary.delivered()).isEqualTo(1);
  }

  private static boolean waitedLongerThanTheLimit(CountDownLatch never) {
    try {
      return !never.await(400, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      throw new AssertionError("the receiver was interrupted", interrupted);
    }
  }

  @Test
  void find_passesAnotherFailureOn() {
    DeadlineSource source =
        within(
            Duration.ofHours(1),
            () -> {
              throw ImagingException.of(ProblemType.MALFORMED_FROM_SITE, "scripted");
            });

    assertThatThrownBy(() -> source.find(ALL, call(), (_, _) -> true))
        .hasMessageContaining("scripted");
  }

  @Test
  void store_countsOnlyTheSitesOwnTime() {
    DeadlineSource source = within(Duration.ofMillis(200), () -> {});
    InputStream slow = new SlowStream(Duration.ofMillis(600));

    StoreOutcome outcome = source.store(StubSource.OUTGOING.from(slow), StubSource.call());

    assertThat(outcome.effect()).isEqualTo(StoreOutcome.Effect.STORED);
  }

  @Test
  void store_isGivenUpWithItsCallWhenTheSenderStops() {
    DeadlineSource source = within(Duration.ofHours(1), () -> {});
    InputStream stopped = new SlowStream(Duration.ofHours(1));
    Call soonOver = new Call(Deadline.in(Duration.ofMillis(50)), "test");

    assertThatThrownBy(() -> source.store(StubSource.OUTGOING.from(stopped), soonOver))
        .isInstanceOfSatisfying(
            ImagingException.class,
            failure -> assertThat(failure.problem().type()).isEqualTo(ProblemType.LIMIT_EXCEEDED))
        .hasMessageContaining("not sent to its end");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void store_isGivenUpWhenTheSiteTakesTooLong() {
    CountDownLatch never = new CountDownLatch(1);
    DeadlineSource source = within(Duration.ofMillis(200), never::await);

    assertTimeout(() -> source.store(StubSource.OUTGOING, StubSource.call()));
  }

  /** A sender that needs some time until it has sent everything, which is nothing. */
  private static final class SlowStream extends InputStream {
    private final Duration time;
    private final CountDownLatch never = new CountDownLatch(1);

    SlowStream(Duration time) {
      this.time = time;
    }

    @Override
    public int read() {
      try {
        assertThat(never.await(time.toMillis(), TimeUnit.MILLISECONDS)).isFalse();
        return -1;
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return -1;
      }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      return read();
    }
  }
}
