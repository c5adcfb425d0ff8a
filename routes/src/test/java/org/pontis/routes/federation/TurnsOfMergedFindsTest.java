package org.pontis.routes.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.Deadline;
import org.pontis.dicom.source.FindSummary;
import org.pontis.routes.site.Site;
import org.pontis.routes.site.SiteRegistry;
import org.pontis.routes.site.decorate.LimitedSource;

/** Finds over several sites of which each serves one call at a time. */
@Timeout(60)
class TurnsOfMergedFindsTest {
  private static final ImagingQuery ALL = ImagingQuery.all(QueryLevel.STUDY);

  private final FakeSite ahead = FakeSite.of("north", studies("1.2.1.", 3_000));
  private final LimitedSource north = oneAtATime(ahead);
  private final LimitedSource south = oneAtATime(FakeSite.of("south", studies("1.2.2.", 3_000)));

  private static LimitedSource oneAtATime(FakeSite site) {
    return new LimitedSource(site.id(), site, 1, 100);
  }

  private static List<Dataset> studies(String prefix, int count) {
    List<Dataset> studies = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      studies.add(Studies.study(prefix + i, "20240101"));
    }
    return studies;
  }

  private FederatedSource federation() {
    List<Site> sites =
        List.of(Site.of(north.check().site(), north), Site.of(south.check().site(), south));
    return new FederatedSource(new SiteRegistry(sites), Duration.ofSeconds(20), Optional.empty());
  }

  private static Call within(Duration time) {
    return new Call(Deadline.in(time), "test");
  }

  @Test
  void find_thatWaitsForOneSiteGivesItsTurnAtAnotherAway() throws Exception {
    CountDownLatch occupied = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    List<String> delivered = new ArrayList<>();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
        FederatedSource all = federation()) {
      callers.execute(() ->
          south.find(
              ALL,
              within(Duration.ofSeconds(30)),
              (_, _) -> {
                occupied.countDown();
                return awaited(release);
              }));
      occupied.await();
      Future<FindSummary> merged =
          callers.submit(() ->
              all.find(
                  ALL,
                  within(Duration.ofSeconds(30)),
                  (_, match) -> delivered.add(match.string(Tags.StudyInstanceUID).orElse(""))));
      Awaitility.await().until(() -> ahead.offered() >= Lane.CAPACITY);

      FindSummary direct = north.find(ALL, within(Duration.ofSeconds(5)), (_, _) -> true);

      release.countDown();
      assertThat(direct.delivered()).isEqualTo(3_000);
      assertThat(merged.get().problems()).isEmpty();
    }
    assertThat(delivered).hasSize(6_000).doesNotHaveDuplicates();
  }

  @Test
  void finds_thatWouldWaitForEachOtherAllEndWhole() throws Exception {
    List<Future<FindSummary>> finds = new ArrayList<>();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
        FederatedSource all = federation()) {
      for (int i = 0; i < 12; i++) {
        finds.add(
            callers.submit(() -> all.find(ALL, within(Duration.ofSeconds(40)), (_, _) -> true)));
      }
      for (Future<FindSummary> find : finds) {
        assertThat(find.get().problems()).isEmpty();
        assertThat(find.get().delivered()).isEqualTo(6_000);
      }
    }
  }

  private static boolean awaited(CountDownLatch latch) {
    try {
      latch.await();
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
