package org.pontis.routes.site.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.InformationModel;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.Deadline;
import org.pontis.dicom.source.Health;

/** A call that nobody waits for any more says nothing of the PACS. */
@Timeout(60)
class StoppedCallTest {
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch answers = new CountDownLatch(1);

  private final DimseArchive archive = slow();
  private final DimseSource source = TestSources.over(archive);

  @AfterEach
  void close() {
    answers.countDown();
    source.close();
    archive.close();
  }

  @Test
  void site_isUpThoughACallOfASlowPacsWasStopped() throws InterruptedException {
    Thread call = Thread.ofVirtual().start(() -> find(source, Duration.ofSeconds(30)));
    asked.await();

    call.interrupt();
    call.join();

    assertThat(source.check().state()).isNotEqualTo(Health.State.DOWN);
    await().until(() -> source.check().state() == Health.State.UP);
  }

  @Test
  void site_isUpThoughTheTimeOfACallWasOver() {
    find(source, Duration.ofMillis(300));

    assertThat(source.check().state()).isNotEqualTo(Health.State.DOWN);
    await().until(() -> source.check().state() == Health.State.UP);
  }

  private static void find(DimseSource source, Duration within) {
    Call call = new Call(Deadline.in(within), "stopped");
    try {
      source.find(ImagingQuery.all(QueryLevel.STUDY), call, (_, _) -> true);
      throw new AssertionError("the call was not stopped");
    } catch (ImagingException stopped) {
      assertThat(stopped.problem().site()).contains(TestSources.SITE);
    }
  }

  private DimseArchive slow() {
    return DimseArchive.odd(
        List.of(),
        8,
        (_, services) ->
            services.find(
                List.of(InformationModel.STUDY_ROOT),
                Set.of(),
                (_, _) -> {
                  asked.countDown();
                  return answered();
                }));
  }

  private DimseStatus answered() {
    try {
      answers.await();
      return DimseStatus.SUCCESS;
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return DimseStatus.CANCEL;
    }
  }
}
