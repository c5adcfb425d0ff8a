package org.pontis.dicom.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pontis.dicom.data.BulkData;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Vr;

class LevelDatasetsTest {

  private static Dataset header(String series, String modality, String instance) {
    return Dataset.builder()
        .text(Tags.TransferSyntaxUID, Vr.UI, "1.2.840.10008.1.2.1")
        .text(Tags.SOPClassUID, Vr.UI, "1.2.840.10008.5.1.4.1.1.2")
        .text(Tags.SOPInstanceUID, Vr.UI, instance)
        .text(Tags.StudyInstanceUID, Vr.UI, "1.2")
        .text(Tags.SeriesInstanceUID, Vr.UI, series)
        .text(Tags.Modality, Vr.CS, modality)
        .text(Tags.PatientID, Vr.LO, "P")
        .text(Tags.InstanceNumber, Vr.IS, instance)
        .put(
            new Element.BulkDataReference(Tags.PixelData, Vr.OW, new BulkData.Region(1000, 524288)))
        .build();
  }

  private static final Dataset CT1 = header("1.2.1", "CT", "11");
  private static final Dataset CT2 =
      header("1.2.1", "CT", "12").toBuilder().text(Tags.StudyID, Vr.SH, "late").build();
  private static final Dataset SR = header("1.2.2", "SR", "21");

  @Test
  void study_countsAndLists() {
    SeriesContent ct = LevelDatasets.series(List.of(CT1, CT2));
    SeriesContent sr = LevelDatasets.series(List.of(SR));

    Dataset study = LevelDatasets.study(List.of(sr, ct));

    assertThat(study.strings(Tags.ModalitiesInStudy)).containsExactly("CT", "SR");
    assertThat(study.strings(Tags.SOPClassesInStudy)).containsExactly("1.2.840.10008.5.1.4.1.1.2");
    assertThat(study.integer(Tags.NumberOfStudyRelatedSeries)).contains(2L);
    assertThat(study.integer(Tags.NumberOfStudyRelatedInstances)).contains(3L);
    assertThat(study.string(Tags.InstanceAvailability)).contains("ONLINE");
    assertThat(study.string(Tags.PatientID)).contains("P");
    assertThat(study.string(Tags.StudyID)).contains("late");
    assertThat(study.contains(Tags.Modality)).isFalse();
    assertThat(study.contains(Tags.TransferSyntaxUID)).isFalse();
  }

  @Test
  void join_holdsEveryLevelDownToTheMatch() {
    SeriesContent ct = LevelDatasets.series(List.of(CT1, CT2));
    Dataset study = LevelDatasets.study(List.of(ct));

    Dataset series = LevelDatasets.join(study, ct.series());
    Dataset instance = LevelDatasets.join(study, ct.series(), LevelDatasets.instance(CT1));

    assertThat(series.integer(Tags.NumberOfSeriesRelatedInstances)).contains(2L);
    assertThat(series.strings(Tags.ModalitiesInStudy)).containsExactly("CT");
    assertThat(series.contains(Tags.SOPInstanceUID)).isFalse();
    assertThat(instance.string(Tags.SOPInstanceUID)).contains("11");
    assertThat(instance.string(Tags.StudyInstanceUID)).contains("1.2");
    assertThat(instance.contains(Tags.PixelData)).isFalse();
    assertThat(instance.elements()).isSortedAccordingTo((a, b) -> a.tag().compareTo(b.tag()));
  }

  @Test
  void patient_sumsItsStudies() {
    Dataset study = LevelDatasets.study(List.of(LevelDatasets.series(List.of(CT1, CT2))));

    Dataset patient = LevelDatasets.patient(List.of(study, study));

    assertThat(patient.integer(Tags.NumberOfPatientRelatedStudies)).contains(2L);
    assertThat(patient.integer(Tags.NumberOfPatientRelatedInstances)).contains(4L);
    assertThat(patient.string(Tags.PatientID)).contains("P");
    assertThat(patient.contains(Tags.StudyInstanceUID)).isFalse();
  }
}
