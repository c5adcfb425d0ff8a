package org.pontis.routes.site.decorate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.routes.site.decorate.StubSource.call;
import static org.pontis.routes.site.decorate.StubSource.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.Key;
import org.pontis.dicom.query.Matching;
import org.pontis.dicom.query.Page;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.query.ReturnKeys;
import org.pontis.dicom.source.FindSummary;
import org.pontis.dicom.source.FindSummary.Remainder;
import org.pontis.dicom.source.SourceCapabilities;
import org.pontis.dicom.source.SourceCapabilities.MatchableKeys;
import org.pontis.dicom.source.SourceCapabilities.Paging;

/** A source that matches only study UIDs and neither sorts nor pages answers everything. */
class PlanningSourceTest {
  private static final SourceCapabilities LITTLE =
      new SourceCapabilities(
          new MatchableKeys.Only(Map.of(QueryLevel.STUDY, Set.of(Tags.StudyInstanceUID))),
          Paging.NONE);
  private static final ImagingQuery CHEST =
      ImagingQuery.all(QueryLevel.STUDY)
          .with(new Key(ElementPath.of(Tags.StudyDescription), new Matching.SingleValue("Chest")))
          .with(new ReturnKeys.Listed(List.of(ElementPath.of(Tags.StudyInstanceUID))));

  private final PlanningSource source =
      new PlanningSource(
          new StubSource(
              List.of(
                  study("1.2.4", "Chest"),
                  study("1.2.3", "Head"),
                  study("1.2.2", "Chest"),
                  study("1.2.1", "Chest")),
              LITTLE,
              () -> {}));

  @Test
  void find_filtersSortsPagesAndReducesWhatTheSourceCanNot() {
    List<Dataset> found = new ArrayList<>();

    FindSummary summary =
        source.find(CHEST.with(new Page(1, 1)), call(), (_, match) -> found.add(match));

    assertThat(found).hasSize(1);
    assertThat(found.getFirst().string(Tags.StudyInstanceUID)).contains("1.2.2");
    assertThat(found.getFirst().elements()).hasSize(1);
    assertThat(summary).isEqualTo(new FindSummary(1, Remainder.MORE, List.of()));
  }

  @Test
  void find_saysWhenNothingRemains() {
    FindSummary summary = source.find(CHEST.with(new Page(0, 3)), call(), (_, _) -> true);

    assertThat(summary).isEqualTo(new FindSummary(3, Remainder.NONE, List.of()));
  }

  @Test
  void find_stopsWhenTheSinkDeclines() {
    FindSummary summary = source.find(CHEST, call(), (_, _) -> false);

    assertThat(summary.delivered()).isEqualTo(1);
  }
}
