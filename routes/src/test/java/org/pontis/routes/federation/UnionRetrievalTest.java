package org.pontis.routes.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pontis.routes.federation.FakeFederation.call;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.Health;
import org.pontis.dicom.source.IncomingInstance;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.dicom.source.InstanceSink;
import org.pontis.dicom.source.Part;
import org.pontis.dicom.source.RetrieveSummary;
import org.pontis.dicom.source.SiteId;

@Timeout(60)
class UnionRetrievalTest {
  private static final InstanceRef STUDY = InstanceRef.study(new Uid("1.1"));
  private static final InstanceRef INSTANCE =
      InstanceRef.instance(new Uid("1.1"), new Uid("1.1.1"), new Uid("1.1.1.2"));
  private static final FakeSite ONE =
      FakeSite.of(
          "one",
          List.of(
              Studies.instance("1.1", "1.1.1", "1.1.1.1"),
              Studies.instance("1.1", "1.1.1", "1.1.1.2")));
  private static final FakeSite TWO =
      FakeSite.of(
          "two",
          List.of(
              Studies.instance("1.1", "1.1.1", "1.1.1.2"),
              Studies.instance("1.1", "1.1.2", "1.1.2.1")));
  private static final FakeSite NONE = FakeSite.of("none", List.of());
  private static final FakeSite SILENT =
      FakeSite.of("silent", List.of()).in(new FakeSite.Mood.SilentAfter(0));

  @Test
  void metadata_isTheUnionWithTheFirstSitePreferred() {
    List<String> delivered = new ArrayList<>();

    RetrieveSummary summary = metadata(STUDY, delivered, Duration.ofSeconds(10), NONE, ONE, TWO);

    assertThat(delivered).containsExactly("one 1.1.1.1", "one 1.1.1.2", "two 1.1.2.1");
    assertThat(summary).isEqualTo(new RetrieveSummary(3, List.of()));
  }

  @Test
  void retrieve_isTheUnionWithTheFirstSitePreferred() {
    List<String> delivered = new ArrayList<>();

    RetrieveSummary summary = retrieve(STUDY, delivered, TWO, ONE);

    assertThat(delivered).containsExactly("two 1.1.1.2", "two 1.1.2.1", "one 1.1.1.1");
    assertThat(summary).isEqualTo(new RetrieveSummary(3, List.of()));
  }

  @Test
  void retrieve_ofAnInstanceAsksOneSiteOnly() {
    List<String> delivered = new ArrayList<>();

    retrieve(INSTANCE, delivered, ONE, TWO);

    assertThat(delivered).containsExactly("one 1.1.1.2");
  }

  @Test
  void retrieve_ofFramesDeliversEachFrame() {
    List<String> delivered = new ArrayList<>();

    retrieve(INSTANCE.part(new Part.Frames(List.of(1))), delivered, NONE, TWO);

    assertThat(delivered).containsExactly("two 1.1.1.2");
  }

  @Test
  void retrieve_takesWhatABreakingSiteDidNotDeliverFromTheNext() {
    FakeSite breaking = ONE.in(new FakeSite.Mood.FailingAfter(1, ProblemType.SITE_UNREACHABLE));
    List<String> delivered = new ArrayList<>();

    RetrieveSummary summary = retrieve(STUDY, delivered, breaking, TWO);

    assertThat(delivered).containsExactly("one 1.1.1.1", "two 1.1.1.2", "two 1.1.2.1");
    assertThat(summary.problems())
        .extracting(Problem::type)
        .containsExactly(ProblemType.SITE_UNREACHABLE);
  }

  @Test
  void metadata_namesASilentSiteWhoseShareMayBeMissing() {
    List<String> delivered = new ArrayList<>();

    RetrieveSummary summary = metadata(STUDY, delivered, Duration.ofMillis(600), SILENT, ONE);

    assertThat(delivered).containsExactly("one 1.1.1.1", "one 1.1.1.2");
    assertThat(summary.problems())
        .extracting(Problem::type)
        .containsExactly(ProblemType.SITE_TIMEOUT);
  }

  @Test
  void metadata_ofAnInstanceDoesNotWaitForASilentSite() {
    List<String> delivered = new ArrayList<>();

    RetrieveSummary summary = metadata(INSTANCE, delivered, Duration.ofSeconds(50), SILENT, ONE);

    assertThat(delivered).containsExactly("one 1.1.1.2");
    assertThat(summary.problems()).isEmpty();
  }

  @Test
  void metadata_isNotFoundWhenAllSitesSaySo() {
    assertThatThrownBy(() ->
            metadata(
                STUDY,
                new ArrayList<>(),
                Duration.ofSeconds(10),
                NONE,
                FakeSite.of("no", List.of())))
        .isInstanceOfSatisfying(
            ImagingException.class,
            failure -> assertThat(failure.problem().type()).isEqualTo(ProblemType.NOT_FOUND));
  }

  @Test
  void metadata_isASilentSitesProblemWhenNobodyElseHoldsIt() {
    assertThatThrownBy(
            () -> metadata(STUDY, new ArrayList<>(), Duration.ofMillis(300), NONE, SILENT))
        .isInstanceOfSatisfying(
            ImagingException.class,
            failure -> assertThat(failure.problem().type()).isEqualTo(ProblemType.SITE_TIMEOUT));
  }

  @Test
  void retrieve_ofAFrameThatTheHolderLacksIsNotFoundWhateverOthersSay() {
    FakeSite holder = ONE.in(new FakeSite.Mood.RefusingRetrievals(ProblemType.NOT_FOUND));
    FakeSite down = NONE.in(new FakeSite.Mood.FailingAfter(0, ProblemType.SITE_UNREACHABLE));

    assertThatThrownBy(() ->
            retrieve(INSTANCE.part(new Part.Frames(List.of(601))), new ArrayList<>(), down, holder))
        .isInstanceOfSatisfying(
            ImagingException.class,
            failure -> assertThat(failure.problem().type()).isEqualTo(ProblemType.NOT_FOUND));
  }

  @Test
  void retrieve_ofWhatNobodyHasNamesAllWhoGaveNoAnswer() {
    FakeSite down = NONE.in(new FakeSite.Mood.FailingAfter(0, ProblemType.SITE_UNREACHABLE));
    FakeSite broken = ONE.in(new FakeSite.Mood.FailingAfter(0, ProblemType.MALFORMED_FROM_SITE));

    assertThatThrownBy(() -> retrieve(STUDY, new ArrayList<>(), down, broken))
        .isInstanceOfSatisfying(
            ImagingException.class,
            failure -> assertThat(failure.problem().site()).contains(NONE.id()))
        .hasMessageContaining("as scripted; site one: as scripted");
  }

  @Test
  void metadata_stopsWhenTheSinkDeclines() {
    List<String> delivered = new ArrayList<>();

    try (FederatedSource all = FakeFederation.of(ONE, TWO)) {
      all.metadata(
          STUDY,
          call(),
          (site, dataset) -> {
            delivered.add(dataset.string(Tags.SOPInstanceUID).orElse(""));
            return false;
          });
    }

    assertThat(delivered).containsExactly("1.1.1.1");
  }

  @Test
  void retrieve_tellsOfASiteThatRefusesBeforeTheFirstInstance() {
    FakeSite refusing =
        FakeSite.of("two", List.of())
            .in(new FakeSite.Mood.FailingAfter(0, ProblemType.SITE_UNREACHABLE))
            .knownAs(Health.State.DOWN);
    Told told = new Told();

    RetrieveSummary summary = told.retrieving(STUDY, Duration.ofSeconds(10), ONE, refusing);

    assertThat(told.events).containsExactly("two SITE_UNREACHABLE", "one 1.1.1.1", "one 1.1.1.2");
    assertThat(summary.problems())
        .extracting(Problem::type)
        .containsExactly(ProblemType.SITE_UNREACHABLE);
  }

  @Test
  void retrieve_asksASiteThatIsNotKnownYetBeforeTheFirstInstance() {
    FakeSite starting =
        FakeSite.of("two", List.of())
            .in(new FakeSite.Mood.FailingAfter(0, ProblemType.SITE_UNREACHABLE))
            .knownAs(Health.State.STARTING);
    Told told = new Told();

    told.retrieving(STUDY, Duration.ofSeconds(10), ONE, starting);

    assertThat(told.events).startsWith("two SITE_UNREACHABLE");
  }

  @Test
  void retrieve_tellsOfADownSiteThatIsSilentAndDoesNotWaitForItAsForOthers() {
    FakeSite frozen = SILENT.knownAs(Health.State.DOWN);
    Told told = new Told();
    Instant asked = Instant.now();

    RetrieveSummary summary = told.retrieving(STUDY, Duration.ofSeconds(50), frozen, ONE);

    assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(10));
    assertThat(told.events).containsExactly("silent SITE_TIMEOUT", "one 1.1.1.1", "one 1.1.1.2");
    assertThat(summary.problems())
        .extracting(Problem::type)
        .containsExactly(ProblemType.SITE_TIMEOUT);
  }

  @Test
  void retrieve_takesWhatASiteHoldsThatWasDownAndIsBack() {
    Told told = new Told();

    RetrieveSummary summary =
        told.retrieving(STUDY, Duration.ofSeconds(10), ONE, TWO.knownAs(Health.State.DOWN));

    assertThat(told.events).containsExactly("one 1.1.1.1", "one 1.1.1.2", "two 1.1.2.1");
    assertThat(summary.problems()).isEmpty();
  }

  @Test
  void retrieve_tellsOfAHolderThatDeliveredNothingBeforeTheNextOnesFirst() {
    FakeSite empty = ONE.in(new FakeSite.Mood.RefusingRetrievals(ProblemType.SITE_UNREACHABLE));
    Told told = new Told();

    told.retrieving(STUDY, Duration.ofSeconds(10), empty, TWO);

    assertThat(told.events).containsExactly("one SITE_UNREACHABLE", "two 1.1.1.2", "two 1.1.2.1");
  }

  @Test
  void retrieve_ofAnInstanceTellsNothingOfOtherSites() {
    FakeSite down =
        NONE.in(new FakeSite.Mood.FailingAfter(0, ProblemType.SITE_UNREACHABLE))
            .knownAs(Health.State.DOWN);
    Told told = new Told();

    told.retrieving(INSTANCE, Duration.ofSeconds(10), ONE, down);

    assertThat(told.events).containsExactly("one 1.1.1.2");
  }

  @Test
  void retrieve_ofAnInstanceDoesNotWaitForASiteThatMayBeDown() {
    Told told = new Told();
    Instant asked = Instant.now();

    for (int i = 0; i < 20; i++) {
      told.retrieving(INSTANCE, Duration.ofSeconds(10), ONE, SILENT.knownAs(Health.State.DOWN));
    }

    assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(4));
    assertThat(told.events).hasSize(20).containsOnly("one 1.1.1.2");
  }

  /** Instances and what was said of sites, in the order they came. */
  private static final class Told implements InstanceSink {
    private final List<String> events = new ArrayList<>();

    @Override
    public boolean accept(IncomingInstance instance) {
      return events.add(instance.site() + " " + instance.instance());
    }

    @Override
    public void incomplete(Problem problem) {
      events.add(problem.site().map(SiteId::value).orElse("nobody") + " " + problem.type());
    }

    RetrieveSummary retrieving(InstanceRef what, Duration patience, FakeSite... sites) {
      try (FederatedSource all = FakeFederation.of(patience, sites)) {
        return all.retrieve(what, call(), this);
      }
    }
  }

  private static RetrieveSummary metadata(
      InstanceRef what, List<String> delivered, Duration patience, FakeSite... sites) {
    try (FederatedSource all = FakeFederation.of(patience, sites)) {
      return all.metadata(
          what,
          call(),
          (site, dataset) ->
              delivered.add(site + " " + dataset.string(Tags.SOPInstanceUID).orElse("")));
    }
  }

  private static RetrieveSummary retrieve(
      InstanceRef what, List<String> delivered, FakeSite... sites) {
    try (FederatedSource all = FakeFederation.of(sites)) {
      return all.retrieve(what, call(), got -> delivered.add(got.site() + " " + got.instance()));
    }
  }
}
