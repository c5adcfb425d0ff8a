package org.pontis.dicom.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Vr;

class ProjectionTest {
  private static final Dataset REQUEST =
      Dataset.builder()
          .text(Tags.ScheduledProcedureStepID, Vr.SH, "S1")
          .text(Tags.RequestedProcedureID, Vr.SH, "P1")
          .build();
  private static final Dataset SERIES =
      Dataset.builder()
          .text(Tags.Modality, Vr.CS, "CT")
          .text(Tags.SeriesDescription, Vr.LO, "x")
          .items(Tags.RequestAttributesSequence, List.of(REQUEST, REQUEST))
          .build();

  @Test
  void all_keepsEverything() {
    assertThat(Projection.of(new ReturnKeys.All()).apply(SERIES)).isSameAs(SERIES);
  }

  @Test
  void listed_keepsWhatIsNamedAndReducesItems() {
    ReturnKeys keys =
        new ReturnKeys.Listed(
            List.of(
                ElementPath.of(Tags.Modality),
                ElementPath.of(Tags.StudyDate),
                ElementPath.of(Tags.RequestAttributesSequence, Tags.ScheduledProcedureStepID)));

    Dataset result = Projection.of(keys).apply(SERIES);

    Dataset reduced = Dataset.builder().text(Tags.ScheduledProcedureStepID, Vr.SH, "S1").build();
    assertThat(result)
        .isEqualTo(
            Dataset.builder()
                .text(Tags.Modality, Vr.CS, "CT")
                .items(Tags.RequestAttributesSequence, List.of(reduced, reduced))
                .build());
  }

  @Test
  void listed_prefersTheWholeSequenceToAPart() {
    ReturnKeys keys =
        new ReturnKeys.Listed(
            List.of(
                ElementPath.of(Tags.RequestAttributesSequence, Tags.ScheduledProcedureStepID),
                ElementPath.of(Tags.RequestAttributesSequence)));

    assertThat(Projection.of(keys).apply(SERIES).items(Tags.RequestAttributesSequence))
        .containsExactly(REQUEST, REQUEST);
  }
}
