package org.pontis.dicom.net.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.source.InstanceRef;

class RetrieveIdentifierTest {
  private static final Uid STUDY = new Uid("1.2");
  private static final Uid SERIES = new Uid("1.2.3");
  private static final Uid INSTANCE = new Uid("1.2.3.4");

  static Stream<InstanceRef> everyLevel() {
    return Stream.of(
        InstanceRef.study(STUDY),
        InstanceRef.series(STUDY, SERIES),
        InstanceRef.instance(STUDY, SERIES, INSTANCE));
  }

  @ParameterizedTest
  @MethodSource("everyLevel")
  void read_readsWhatDatasetSays(InstanceRef what) {
    RetrieveIdentifier identifier = RetrieveIdentifier.of(what);

    RetrieveIdentifier read = RetrieveIdentifier.read(identifier.dataset());

    assertThat(read).isEqualTo(identifier);
  }

  @Test
  void read_takesSeveralOfTheLevel() {
    Dataset identifier =
        Dataset.builder()
            .text(Tags.QueryRetrieveLevel, Vr.CS, "STUDY")
            .text(Tags.StudyInstanceUID, Vr.UI, "1.2\\1.3")
            .build();

    RetrieveIdentifier read = RetrieveIdentifier.read(identifier);

    assertThat(read.level()).isEqualTo(QueryLevel.STUDY);
    assertThat(read.studies()).containsExactly(STUDY, new Uid("1.3"));
  }

  @Test
  void read_refusesAnIdentifierWithoutTheUniqueKeyOfItsLevel() {
    Dataset identifier =
        Dataset.builder()
            .text(Tags.QueryRetrieveLevel, Vr.CS, "SERIES")
            .text(Tags.StudyInstanceUID, Vr.UI, "1.2")
            .build();

    assertThatThrownBy(() -> RetrieveIdentifier.read(identifier))
        .isInstanceOf(ImagingException.class)
        .hasMessageContaining("SeriesInstanceUID is missing");
  }
}
