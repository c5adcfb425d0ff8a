package org.pontis.routes.site.dimse.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.DatasetSink;
import org.pontis.dicom.source.Deadline;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.dicom.source.RetrieveSummary;
import org.pontis.dicom.source.SiteId;

class InstanceFillingTest {
  private static final SiteId SITE = new SiteId("pacs");
  private static final Uid STUDY = new Uid("1.2.1");
  private static final Call CALL = new Call(Deadline.in(Duration.ofSeconds(30)), "test");

  private final List<InstanceRef> read = new ArrayList<>();

  /** Series hold three instances; each says its body part, its class and how many rows it has. */
  private RetrieveSummary instances(InstanceRef what, Call call, DatasetSink sink) {
    read.add(what);
    for (int number = 1; number <= 3; number++) {
      Uid uid = instance(what.series().orElse(series(1)), number);
      if (what.instance().filter(only -> !only.equals(uid)).isEmpty()) {
        sink.accept(SITE, header(uid, number));
      }
    }
    return new RetrieveSummary(3, List.of());
  }

  private static Dataset header(Uid uid, int number) {
    return Dataset.builder()
        .text(Tags.SOPClassUID, Vr.UI, "1.2.840." + number)
        .text(Tags.SOPInstanceUID, Vr.UI, uid.value())
        .text(Tags.BodyPartExamined, Vr.CS, "CHEST")
        .text(Tags.StudyDescription, Vr.LO, "of the instance")
        .integers(Tags.Rows, Vr.US, number)
        .build();
  }

  private static Uid series(int number) {
    return new Uid("1.2.2." + number);
  }

  private static Uid instance(Uid series, int number) {
    return new Uid(series.value() + "." + number);
  }

  private static Dataset match(Uid series, int number) {
    return ofSeries(series).toBuilder()
        .text(Tags.SOPInstanceUID, Vr.UI, instance(series, number).value())
        .build();
  }

  private static Dataset ofSeries(Uid series) {
    return ofStudy().toBuilder().text(Tags.SeriesInstanceUID, Vr.UI, series.value()).build();
  }

  private static Dataset ofStudy() {
    return Dataset.builder()
        .text(Tags.StudyDescription, Vr.LO, "of the match")
        .text(Tags.StudyInstanceUID, Vr.UI, STUDY.value())
        .build();
  }

  private InstanceFilling filling(QueryLevel level, Headers headers) {
    return new InstanceFilling(
        headers,
        match -> Optional.of(InstanceRef.instance(STUDY, series(1), instance(series(1), 1))),
        level,
        Set.of(Tags.Rows, Tags.SOPClassUID),
        CALL);
  }

  @Test
  void fill_ofFurtherAttributesOfASeriesThatWasReadHasThemToo() {
    InstanceFilling filling = filling(QueryLevel.INSTANCE, this::instances);
    Dataset match = match(series(1), 1);
    filling.fill(match, Set.of(Tags.SOPClassUID));

    Dataset filled = filling.fill(match, Set.of(Tags.Rows));

    assertThat(filled.contains(Tags.Rows)).isTrue();
  }

  @Test
  void fill_addsWhatTheMatchLacksOfItsLevel() {
    InstanceFilling filling = filling(QueryLevel.SERIES, this::instances);

    Dataset filled =
        filling.fill(
            ofSeries(series(1)), Set.of(Tags.BodyPartExamined, Tags.StudyDescription, Tags.Rows));

    assertThat(filled.string(Tags.BodyPartExamined)).contains("CHEST");
    assertThat(filled.string(Tags.StudyDescription)).contains("of the match");
    assertThat(filled.contains(Tags.Rows)).isFalse();
  }

  @Test
  void fill_retrievesNothingForWhatNoInstanceHas() {
    InstanceFilling filling = filling(QueryLevel.STUDY, this::instances);

    var _ =
        filling.fill(
            ofStudy(),
            Set.of(Tags.InstanceAvailability, Tags.NumberOfStudyRelatedSeries, Tags.Rows));

    assertThat(read).isEmpty();
  }

  @Test
  void fill_readsASeriesAtOnceFromItsSecondMatchOn() {
    InstanceFilling filling = filling(QueryLevel.INSTANCE, this::instances);

    for (int number = 1; number <= 3; number++) {
      Dataset filled = filling.fill(match(series(1), number), Set.of(Tags.Rows));
      assertThat(filled.integer(Tags.Rows)).contains((long) number);
    }
    var _ = filling.fill(match(series(2), 1), Set.of(Tags.Rows));

    assertThat(read)
        .containsExactly(
            InstanceRef.instance(STUDY, series(1), instance(series(1), 1)),
            InstanceRef.series(STUDY, series(1)),
            InstanceRef.instance(STUDY, series(2), instance(series(2), 1)));
  }

  @Test
  void fill_namesTheClassesOfAllInstancesOfAStudy() {
    InstanceFilling filling = filling(QueryLevel.STUDY, this::instances);

    Dataset filled = filling.fill(ofStudy(), Set.of(Tags.SOPClassesInStudy));

    assertThat(filled.strings(Tags.SOPClassesInStudy))
        .containsExactly("1.2.840.1", "1.2.840.2", "1.2.840.3");
    assertThat(read).containsExactly(InstanceRef.study(STUDY));
  }

  @Test
  void fill_endsAfterSoManyRetrievalsAndSaysSo() {
    InstanceFilling filling = filling(QueryLevel.SERIES, this::instances);

    for (int number = 1; number <= 503; number++) {
      var _ = filling.fill(ofSeries(series(number)), Set.of(Tags.BodyPartExamined));
    }

    assertThat(read).hasSize(500);
    assertThat(filling.problems(SITE))
        .singleElement()
        .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.LIMIT_EXCEEDED))
        .satisfies(problem -> assertThat(problem.detail()).contains("in 3 more"));
  }

  @Test
  void fill_endsWithTheFirstRetrievalThatFailsAndSaysWhy() {
    InstanceFilling filling =
        filling(
            QueryLevel.SERIES,
            (what, call, sink) -> {
              read.add(what);
              throw new ImagingException(
                  Problem.of(ProblemType.NOT_FOUND, SITE, "it is not there"));
            });

    Dataset unfilled = filling.fill(ofSeries(series(1)), Set.of(Tags.BodyPartExamined));
    var _ = filling.fill(ofSeries(series(2)), Set.of(Tags.BodyPartExamined));

    assertThat(unfilled).isEqualTo(ofSeries(series(1)));
    assertThat(read).hasSize(1);
    assertThat(filling.problems(SITE))
        .singleElement()
        .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.MALFORMED_FROM_SITE))
        .satisfies(problem -> assertThat(problem.detail()).contains("it is not there"));
  }
}
