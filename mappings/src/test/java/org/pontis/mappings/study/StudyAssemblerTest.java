package org.pontis.mappings.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.ImagingStudy.ImagingStudySeriesComponent;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.DatasetBuilder;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.source.SiteId;
import org.pontis.mappings.engine.Tables;
import org.pontis.mappings.ids.FhirIds;
import org.pontis.mappings.ids.StudyKey;
import org.pontis.mappings.site.MappedSite;

final class StudyAssemblerTest {
  private static final SiteId NORTH = new SiteId("north");
  private static final SiteId SOUTH = new SiteId("south");

  private final List<ImagingStudy> studies = new ArrayList<>();
  private final StudyAssembler assembler =
      new StudyAssembler(Tables.imagingStudy(), id -> MappedSite.of(id, id.value()), studies::add);

  @Test
  void accept_deliversAStudyWhenTheNextBegins() {
    assembler.accept(NORTH, match("1.1", "1.1.1", "1.1.1.1"));
    assembler.accept(NORTH, match("1.1", "1.1.1", "1.1.1.2"));
    assembler.accept(NORTH, match("1.2", "1.2.1", "1.2.1.1"));
    assertThat(studies).hasSize(1);

    assembler.finish();

    assertThat(studies)
        .extracting(Resource::getId)
        .containsExactly(
            FhirIds.study(new StudyKey(NORTH, new Uid("1.1"))),
            FhirIds.study(new StudyKey(NORTH, new Uid("1.2"))));
    assertThat(studies.getFirst().getNumberOfInstances()).isEqualTo(2);
  }

  @Test
  void accept_keepsTheSameStudyAtTwoSitesApart() {
    assembler.accept(NORTH, match("1.1", "1.1.1", "1.1.1.1"));
    assembler.accept(SOUTH, match("1.1", "1.1.1", "1.1.1.1"));
    assembler.finish();

    assertThat(studies).hasSize(2);
    assertThat(studies).extracting(Resource::getId).doesNotHaveDuplicates();
  }

  @Test
  void accept_putsInstancesOfSeriesThatAlternateWhereTheyBelong() {
    assembler.accept(NORTH, match("1.1", "1.1.1", "1.1.1.1"));
    assembler.accept(NORTH, match("1.1", "1.1.2", "1.1.2.1"));
    assembler.accept(NORTH, match("1.1", "1.1.1", "1.1.1.2"));
    assembler.finish();

    assertThat(studies.getFirst().getSeries())
        .extracting(ImagingStudySeriesComponent::getNumberOfInstances)
        .containsExactly(2, 1);
  }

  @Test
  void accept_countsWhatHasTooLongAUidButDoesNotListIt() {
    String tooLong = "1." + "9".repeat(65);
    assembler.accept(NORTH, match("1.1", "1.1.1", "1.1.1.1"));
    assembler.accept(NORTH, match("1.1", "1.1.1", tooLong));
    assembler.accept(NORTH, match("1.1", tooLong, "1.1.3.1"));
    assembler.finish();

    ImagingStudy study = studies.getFirst();
    assertThat(study.getNumberOfSeries()).isEqualTo(2);
    assertThat(study.getNumberOfInstances()).isEqualTo(3);
    assertThat(study.getSeries()).hasSize(1);
    assertThat(study.getSeriesFirstRep().getNumberOfInstances()).isEqualTo(2);
    assertThat(study.getSeriesFirstRep().getInstance()).hasSize(1);
  }

  @Test
  void accept_passesOnThatNoMoreAreWanted() {
    StudyAssembler satisfied =
        new StudyAssembler(
            Tables.imagingStudy(), id -> MappedSite.of(id, id.value()), study -> false);

    assertThat(satisfied.accept(NORTH, match("1.1", "1.1.1", "1.1.1.1"))).isTrue();
    assertThat(satisfied.accept(NORTH, match("1.2", "1.2.1", "1.2.1.1"))).isFalse();
  }

  @Test
  void finish_deliversNothingWithoutMatches() {
    assertThat(assembler.finish()).isTrue();
    assertThat(studies).isEmpty();
  }

  @Test
  void accept_refusesAMatchWithoutStudy() {
    assertThatThrownBy(() -> assembler.accept(NORTH, Dataset.empty()))
        .isInstanceOf(ImagingException.class)
        .hasMessage("MALFORMED_FROM_SITE: a match has no usable StudyInstanceUID");
  }

  @Test
  void accept_refusesMoreInstancesThanOneResourceCanList() {
    Dataset match = match("1.1", "1.1.1", "1.1.1.1");

    assertThatThrownBy(
            () -> {
              for (int i = 0; i <= StudyInProgress.MOST_INSTANCES; i++) {
                assembler.accept(NORTH, match);
              }
            })
        .isInstanceOf(ImagingException.class)
        .hasMessageStartingWith("LIMIT_EXCEEDED: a study has more than 100000 instances");
  }

  private static Dataset match(String study, String series, String instance) {
    DatasetBuilder match = Dataset.builder();
    match.text(Tags.StudyInstanceUID, Vr.UI, study);
    match.text(Tags.SeriesInstanceUID, Vr.UI, series);
    match.text(Tags.SOPInstanceUID, Vr.UI, instance);
    match.text(Tags.SOPClassUID, Vr.UI, "1.2.840.10008.5.1.4.1.1.2");
    return match.text(Tags.Modality, Vr.CS, "CT").build();
  }
}
