package org.pontis.routes.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pontis.routes.federation.FakeFederation.call;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.MatchOrder;
import org.pontis.dicom.query.Page;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.query.ReturnKeys;
import org.pontis.dicom.source.FindSummary;
import org.pontis.dicom.source.FindSummary.Remainder;
import org.pontis.dicom.source.Health;
import org.pontis.dicom.source.SiteId;

@Timeout(60)
class MergedFindTest {
  private static final ImagingQuery ALL = ImagingQuery.all(QueryLevel.STUDY);

  private record Delivery(SiteId site, Dataset dataset) {
    String uid() {
      return dataset.string(Tags.StudyInstanceUID).orElse("");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void find_deliversThePageOfTheMergedListWhateverTheSitesHold(long seed) {
    Random random = new Random(seed);
    FakeSite one = FakeSite.of("one", Studies.random(random, random.nextInt(400)));
    FakeSite two = FakeSite.of("two", Studies.random(random, random.nextInt(400)));
    FakeSite three = FakeSite.of("three", Studies.random(random, random.nextInt(20)));
    Page page = new Page(random.nextInt(60), random.nextInt(200));
    List<Delivery> merged = merged(List.of(one, two, three));
    int from = Math.min(page.offset(), merged.size());
    int to = Math.min(from + page.limit(), merged.size());

    List<Delivery> delivered = new ArrayList<>();
    FindSummary summary;
    try (FederatedSource all = FakeFederation.of(one, two, three)) {
      summary =
          all.find(
              ALL.with(page), call(), (site, match) -> delivered.add(new Delivery(site, match)));
    }

    assertThat(delivered).isEqualTo(merged.subList(from, to));
    assertThat(summary.delivered()).isEqualTo(to - from);
    assertThat(summary.problems()).isEmpty();
    assertThat(summary.remainder()).isEqualTo(to < merged.size() ? Remainder.MORE : Remainder.NONE);
  }

  /** All matches of all sites sorted, stably so that preferred sites come first, then once each. */
  private static List<Delivery> merged(List<FakeSite> sites) {
    MatchOrder order = MatchOrder.of(ALL);
    List<Delivery> all = new ArrayList<>();
    for (FakeSite site : sites) {
      site.find(ALL, call(), (id, match) -> all.add(new Delivery(id, match)));
    }
    all.sort(Comparator.comparing(delivery -> order.position(delivery.dataset())));
    Set<String> seen = new HashSet<>();
    return all.stream().filter(delivery -> seen.add(delivery.uid())).toList();
  }

  @Test
  void find_goesOnWithoutASiteThatFails() {
    FakeSite good = FakeSite.of("good", List.of(Studies.study("1.2.1", "20240101")));
    FakeSite bad =
        FakeSite.of("bad", List.of())
            .in(new FakeSite.Mood.FailingAfter(0, ProblemType.SITE_UNREACHABLE));

    List<Delivery> delivered = new ArrayList<>();
    FindSummary summary = find(ALL, delivered, Duration.ofSeconds(10), bad, good);

    assertThat(delivered).extracting(Delivery::uid).containsExactly("1.2.1");
    assertThat(summary.problems())
        .containsExactly(Problem.of(ProblemType.SITE_UNREACHABLE, bad.id(), "as scripted"));
  }

  @Test
  void find_keepsWhatASiteDeliveredBeforeItFailed() {
    List<Dataset> two =
        List.of(Studies.study("1.2.1", "20240102"), Studies.study("1.2.2", "20240101"));
    FakeSite breaking =
        FakeSite.of("breaking", two)
            .in(new FakeSite.Mood.FailingAfter(1, ProblemType.SITE_UNREACHABLE));
    FakeSite good = FakeSite.of("good", List.of(Studies.study("1.2.3", "20230101")));

    List<Delivery> delivered = new ArrayList<>();
    FindSummary summary = find(ALL, delivered, Duration.ofSeconds(10), breaking, good);

    assertThat(delivered).extracting(Delivery::uid).containsExactly("1.2.1", "1.2.3");
    assertThat(summary.problems()).hasSize(1);
  }

  @Test
  void find_givesUpASiteThatNeverAnswers() {
    FakeSite silent = FakeSite.of("silent", List.of()).in(new FakeSite.Mood.SilentAfter(0));
    FakeSite good = FakeSite.of("good", List.of(Studies.study("1.2.1", "20240101")));

    List<Delivery> delivered = new ArrayList<>();
    FindSummary summary = find(ALL, delivered, Duration.ofMillis(300), silent, good);

    assertThat(delivered).extracting(Delivery::uid).containsExactly("1.2.1");
    assertThat(summary.problems())
        .extracting(Problem::type)
        .containsExactly(ProblemType.SITE_TIMEOUT);
    assertThat(summary.problems().getFirst().site()).contains(silent.id());
  }

  @Test
  void find_failsWhenAllSitesFail() {
    FakeSite one =
        FakeSite.of("one", List.of())
            .in(new FakeSite.Mood.FailingAfter(0, ProblemType.SITE_UNREACHABLE));
    FakeSite two =
        FakeSite.of("two", List.of())
            .in(new FakeSite.Mood.FailingAfter(0, ProblemType.INVALID_QUERY));

    assertThatThrownBy(() -> find(ALL, new ArrayList<>(), Duration.ofSeconds(10), one, two))
        .isInstanceOfSatisfying(
            ImagingException.class,
            failure -> assertThat(failure.problem().site()).contains(one.id()));
  }

  @Test
  void find_stopsAllSitesWhenTheSinkDeclines() {
    FakeSite one = FakeSite.of("one", many(0, 5000));
    FakeSite two = FakeSite.of("two", many(5000, 10000));

    FindSummary summary;
    try (FederatedSource all = FakeFederation.of(one, two)) {
      summary = all.find(ALL, call(), (site, match) -> false);
    }

    assertThat(summary.delivered()).isEqualTo(1);
    assertThat(one.offered() + two.offered()).isLessThan(4 * Lane.CAPACITY);
  }

  @Test
  void find_leavesNoThreadBehindWhenTheLimitIsReachedBeforeASilentSiteGoesOn() {
    FakeSite stuck = FakeSite.of("stuck", many(0, 10)).in(new FakeSite.Mood.SilentAfter(5));
    FakeSite good = FakeSite.of("good", many(10, 20));

    List<Delivery> delivered = new ArrayList<>();
    FindSummary summary =
        find(ALL.with(new Page(0, 3)), delivered, Duration.ofSeconds(30), stuck, good);

    assertThat(delivered).hasSize(3);
    assertThat(summary.remainder()).isEqualTo(Remainder.MORE);
    assertThat(summary.problems()).isEmpty();
  }

  @Test
  void find_mergesPatientsOnlyWithTheirIssuer() {
    FakeSite one =
        FakeSite.of("one", List.of(Studies.patient("7", ""), Studies.patient("8", "NORTH")));
    FakeSite two =
        FakeSite.of(
            "two",
            List.of(
                Studies.patient("7", ""),
                Studies.patient("8", "NORTH"),
                Studies.patient("8", "SOUTH")));

    List<Delivery> delivered = new ArrayList<>();
    find(ImagingQuery.all(QueryLevel.PATIENT), delivered, Duration.ofSeconds(10), one, two);

    assertThat(delivered)
        .extracting(Delivery::dataset)
        .containsExactly(
            Studies.patient("7", ""),
            Studies.patient("7", ""),
            Studies.patient("8", "NORTH"),
            Studies.patient("8", "SOUTH"));
  }

  @Test
  void find_returnsNoMoreThanWasAskedForThoughMergingNeedsMore() {
    FakeSite one = FakeSite.of("one", List.of(Studies.study("1.2.1", "20240101")));
    FakeSite two = FakeSite.of("two", List.of(Studies.study("1.2.2", "20240102")));
    ReturnKeys uidOnly = new ReturnKeys.Listed(List.of(ElementPath.of(Tags.StudyInstanceUID)));

    List<Delivery> delivered = new ArrayList<>();
    find(ALL.with(uidOnly), delivered, Duration.ofSeconds(10), one, two);

    assertThat(delivered).extracting(Delivery::uid).containsExactly("1.2.2", "1.2.1");
    assertThat(delivered).allMatch(delivery -> delivery.dataset().elements().size() == 1);
  }

  @Test
  void find_doesNotWaitForAFrozenSiteThatIsKnownToBeDownAsForOthers() {
    FakeSite one = FakeSite.of("one", List.of(Studies.study("1.2.1", "20240101")));
    FakeSite frozen =
        FakeSite.of("frozen", List.of())
            .in(new FakeSite.Mood.SilentAfter(0))
            .knownAs(Health.State.DOWN);
    List<Delivery> delivered = new ArrayList<>();
    Instant asked = Instant.now();

    FindSummary summary = find(ALL, delivered, Duration.ofSeconds(50), one, frozen);

    assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(10));
    assertThat(delivered).extracting(Delivery::uid).containsExactly("1.2.1");
    assertThat(summary.problems())
        .extracting(Problem::type)
        .containsExactly(ProblemType.SITE_TIMEOUT);
  }

  private static List<Dataset> many(int from, int to) {
    List<Dataset> studies = new ArrayList<>();
    for (int i = from; i < to; i++) {
      studies.add(Studies.study("1.2." + i, "20240101"));
    }
    return studies;
  }

  private static FindSummary find(
      ImagingQuery query, List<Delivery> delivered, Duration patience, FakeSite... sites) {
    try (FederatedSource all = FakeFederation.of(patience, sites)) {
      return all.find(query, call(), (site, match) -> delivered.add(new Delivery(site, match)));
    }
  }
}
