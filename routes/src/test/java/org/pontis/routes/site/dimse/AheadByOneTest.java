package org.pontis.routes.site.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.Deadline;
import org.pontis.dicom.source.IncomingInstance;
import org.pontis.dicom.source.RetrieveSummary;

/** A PACS sends the next instance while one is passed on, and never more than that. */
@Timeout(60)
class AheadByOneTest implements CtStudy.Sending {
  private static final int INSTANCES = 6;
  private static final int PIXELS = 300_000;

  private final CtStudy study = new CtStudy(new Uid("2.25.901"), INSTANCES, PIXELS, this);
  private final AtomicInteger answered = new AtomicInteger();
  private final Semaphore written = new Semaphore(0);

  @Override
  public void pixels(int number, OutputStream out) throws IOException {
    byte[] pixels = new byte[PIXELS];
    Arrays.fill(pixels, (byte) number);
    out.write(pixels);
    written.release();
  }

  @Override
  public void answered(int number) {
    answered.incrementAndGet();
  }

  @Test
  void retrieve_isAheadByOneInstanceAndLeavesTheOneBeforeAsItCame() {
    List<Integer> passedOn = new ArrayList<>();
    try (DimseArchive archive = study.archive();
        DimseSource source = TestSources.over(archive)) {
      RetrieveSummary summary =
          source.retrieve(
              study.reference(),
              call(),
              instance -> passedOn.add(looked(instance, passedOn.size() + 1)));

      assertThat(summary.problems()).isEmpty();
    }
    assertThat(passedOn).containsExactly(1, 2, 3, 4, 5, 6);
  }

  /** Looks at the pixels of an instance while the next one arrives. */
  private int looked(IncomingInstance instance, int number) {
    try {
      awaitTheNextAfter(number);
      assertThat(answered)
          .hasValueGreaterThanOrEqualTo(number - 1)
          .hasValueLessThanOrEqualTo(number);
      Deadline arriving = Deadline.in(Duration.ofMillis(100));
      while (!arriving.hasPassed()) {
        assertThat(pixels(instance)).containsOnly((byte) number);
      }
      return number;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void awaitTheNextAfter(int number) throws InterruptedException {
    int sent = number == INSTANCES ? 0 : number == 1 ? 2 : 1;
    assertThat(written.tryAcquire(sent, 20, TimeUnit.SECONDS)).isTrue();
  }

  private static byte[] pixels(IncomingInstance instance) throws IOException {
    try (InputStream in = instance.content().open()) {
      byte[] all = in.readAllBytes();
      return Arrays.copyOfRange(all, all.length - PIXELS, all.length);
    }
  }

  @Test
  void retrieve_thatIsDeclinedWhileTheNextOneArrivesEndsAndTheNextCallIsWhole() {
    try (DimseArchive archive = study.archive();
        DimseSource source = TestSources.over(archive)) {
      RetrieveSummary declined = source.retrieve(study.reference(), call(), _ -> !isFollowed());

      assertThat(declined.delivered()).isEqualTo(1);
      assertThat(declined.problems()).isEmpty();
      assertThat(source.retrieve(study.reference(), call(), _ -> true).delivered())
          .isEqualTo(INSTANCES);
    }
  }

  @Test
  void retrieve_whoseReceiverThrowsWhileTheNextOneArrivesThrowsThatAndTheNextCallIsWhole() {
    try (DimseArchive archive = study.archive();
        DimseSource source = TestSources.over(archive)) {
      assertThatThrownBy(() ->
              source.retrieve(
                  study.reference(),
                  call(),
                  _ -> {
                    throw new IllegalArgumentException("thrown though followed: " + isFollowed());
                  }))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("thrown though followed: true");
      assertThat(source.retrieve(study.reference(), call(), _ -> true).delivered())
          .isEqualTo(INSTANCES);
    }
  }

  private boolean isFollowed() {
    try {
      awaitTheNextAfter(1);
      return true;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Call call() {
    return new Call(Deadline.in(Duration.ofSeconds(30)), "ahead");
  }
}
