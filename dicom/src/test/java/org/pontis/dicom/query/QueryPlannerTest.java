package org.pontis.dicom.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.SourceCapabilities;
import org.pontis.dicom.source.SourceCapabilities.MatchableKeys;
import org.pontis.dicom.source.SourceCapabilities.Paging;

class QueryPlannerTest {
  private static final ReturnKeys PATIENT_ID =
      new ReturnKeys.Listed(List.of(ElementPath.of(Tags.PatientID)));
  private static final ImagingQuery STUDIES =
      ImagingQuery.all(QueryLevel.STUDY).with(new Page(10, 25)).with(PATIENT_ID);

  private static SourceCapabilities only(Paging paging, Tag... tags) {
    return new SourceCapabilities(
        new MatchableKeys.Only(Map.of(QueryLevel.STUDY, Set.of(tags))), paging);
  }

  private static Key single(Tag tag, String value) {
    return new Key(ElementPath.of(tag), new Matching.SingleValue(value));
  }

  @Test
  void plan_pushesAllToASourceThatDoesAll() {
    ImagingQuery query = STUDIES.with(single(Tags.PatientID, "1"));

    Plan plan = QueryPlanner.plan(query, SourceCapabilities.full());

    assertThat(plan.pushed()).isEqualTo(query);
    assertThat(plan.residual().matchesAll()).isTrue();
    assertThat(plan.page()).isEqualTo(Page.all());
    assertThat(plan.sorting()).isEqualTo(Plan.Sorting.AT_SOURCE);
    assertThat(plan.problems()).isEmpty();
  }

  @Test
  void plan_keepsPageAndAsksForAttributesWhenItFilters() {
    ImagingQuery query =
        STUDIES.with(single(Tags.PatientID, "1")).with(single(Tags.StudyDescription, "x"));

    Plan plan = QueryPlanner.plan(query, only(Paging.ORDERED, Tags.PatientID));

    assertThat(plan.pushed().keys()).containsExactly(single(Tags.PatientID, "1"));
    assertThat(plan.pushed().page()).isEqualTo(Page.all());
    assertThat(((ReturnKeys.Listed) plan.pushed().returnKeys()).paths())
        .containsExactly(ElementPath.of(Tags.PatientID), ElementPath.of(Tags.StudyDescription));
    assertThat(plan.page()).isEqualTo(new Page(10, 25));
    assertThat(plan.residual().test(Dataset.empty())).isFalse();
  }

  @Test
  void plan_projectsBackToWhatWasAsked() {
    ImagingQuery query = STUDIES.with(single(Tags.StudyDescription, "x"));
    Dataset match =
        Dataset.builder()
            .text(Tags.PatientID, Vr.LO, "1")
            .text(Tags.StudyDescription, Vr.LO, "x")
            .build();

    Plan plan = QueryPlanner.plan(query, only(Paging.ORDERED));

    assertThat(plan.residual().test(match)).isTrue();
    assertThat(plan.projection().apply(match))
        .isEqualTo(Dataset.builder().text(Tags.PatientID, Vr.LO, "1").build());
  }

  @Test
  void plan_sortsAndPagesForASourceWithoutOrder() {
    Plan plan = QueryPlanner.plan(STUDIES, only(Paging.NONE));

    assertThat(plan.sorting()).isEqualTo(Plan.Sorting.HERE);
    assertThat(plan.pushed().page()).isEqualTo(Page.all());
    assertThat(plan.page()).isEqualTo(new Page(10, 25));
    assertThat(((ReturnKeys.Listed) plan.pushed().returnKeys()).paths())
        .contains(
            ElementPath.of(Tags.StudyDate),
            ElementPath.of(Tags.StudyTime),
            ElementPath.of(Tags.StudyInstanceUID));
  }

  @Test
  void plan_filtersKindsThatServersDoNotShare() {
    Key fuzzy = new Key(ElementPath.of(Tags.PatientName), new Matching.FuzzyName("Doe"));
    Key empty = new Key(ElementPath.of(Tags.AccessionNumber), new Matching.EmptyValue());

    Plan plan =
        QueryPlanner.plan(
            STUDIES.with(fuzzy).with(empty),
            only(Paging.ORDERED, Tags.PatientName, Tags.AccessionNumber));

    assertThat(plan.pushed().keys()).isEmpty();
    assertThat(plan.residual().matchesAll()).isFalse();
  }

  @Test
  void plan_pushesOnlyTheDatesOfARangeOfMoments() {
    Key dates =
        new Key(
            ElementPath.of(Tags.StudyDate),
            new Matching.DateRange(
                Optional.of(LocalDate.of(2025, 1, 1)), Optional.of(LocalDate.of(2025, 1, 3))));
    Key times =
        new Key(
            ElementPath.of(Tags.StudyTime),
            new Matching.TimeRange(
                Optional.of(LocalTime.of(22, 0)), Optional.of(LocalTime.of(23, 0))));
    Dataset between =
        Dataset.builder()
            .text(Tags.StudyDate, Vr.DA, "20250102")
            .text(Tags.StudyTime, Vr.TM, "0300")
            .build();

    Plan plan =
        QueryPlanner.plan(
            STUDIES.with(dates).with(times), only(Paging.ORDERED, Tags.StudyDate, Tags.StudyTime));

    assertThat(plan.pushed().keys()).containsExactly(dates);
    assertThat(plan.residual().test(between)).isTrue();
    assertThat(plan.residual().test(Dataset.empty())).isFalse();
  }

  @Test
  void plan_namesKeysNobodyCanMatch() {
    Plan plan = QueryPlanner.plan(STUDIES.with(single(Tags.KVP, "120")), only(Paging.ORDERED));

    assertThat(plan.pushed().keys()).isEmpty();
    assertThat(plan.residual().matchesAll()).isTrue();
    assertThat(plan.problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.type()).isEqualTo(ProblemType.UNSUPPORTED_KEY);
          assertThat(problem.detail()).contains("KVP");
        });
  }
}
