package org.pontis.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.testkit.ContractStudies.*;
import static org.pontis.testkit.ImagingSourceContract.call;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.Key;
import org.pontis.dicom.query.Matching;
import org.pontis.dicom.query.Ordering;
import org.pontis.dicom.query.Page;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.query.ReturnKeys;
import org.pontis.dicom.source.FindSummary;
import org.pontis.dicom.source.FindSummary.Remainder;

/** Levels, order, pages, return keys and sinks of {@code find}. */
interface FindContract extends SourceUnderTest {

  private RecordingSink find(ImagingQuery query) {
    RecordingSink sink = RecordingSink.ofAll();
    FindSummary summary = source().find(query, call(), sink);
    assertThat(summary.problems()).isEmpty();
    assertThat(summary.delivered()).isEqualTo(sink.datasets().size());
    return sink;
  }

  private static List<String> values(Uid... uids) {
    return List.of(uids).stream().map(Uid::value).toList();
  }

  private static Key uid(Tag tag, Uid uid) {
    return new Key(ElementPath.of(tag), new Matching.UidList(List.of(uid)));
  }

  @Test
  default void find_deliversStudiesNewestFirstAndUndatedLast() {
    RecordingSink sink = find(ImagingQuery.all(QueryLevel.STUDY));

    assertThat(sink.strings(Tags.StudyInstanceUID))
        .isEqualTo(values(THORAX, HEAD, OLD_HEART, UNDATED));
    assertThat(sink.sites()).containsOnly(source().check().site());
  }

  @Test
  default void find_deliversStudiesOldestFirstWhenAsked() {
    ImagingQuery all = ImagingQuery.all(QueryLevel.STUDY);
    ImagingQuery oldest =
        new ImagingQuery(
            all.level(), all.keys(), all.returnKeys(), all.page(), Ordering.OLDEST_FIRST);

    assertThat(find(oldest).strings(Tags.StudyInstanceUID))
        .isEqualTo(values(OLD_HEART, HEAD, THORAX, UNDATED));
  }

  @Test
  default void find_deliversSeriesByStudyAndNumber() {
    assertThat(find(ImagingQuery.all(QueryLevel.SERIES)).strings(Tags.SeriesInstanceUID))
        .isEqualTo(values(THORAX_CT, THORAX_REPORT, HEAD_CINE, OLD_ECG, UNDATED_CLIP));
  }

  @Test
  default void find_deliversInstancesByNumberWithinTheirSeries() {
    assertThat(find(ImagingQuery.all(QueryLevel.INSTANCE)).strings(Tags.SOPInstanceUID))
        .isEqualTo(
            values(
                THORAX_CT_FIRST,
                THORAX_CT_SECOND,
                THORAX_CT_TENTH,
                THORAX_REPORT_ONLY,
                HEAD_CINE_ONLY,
                OLD_ECG_ONLY,
                UNDATED_CLIP_ONLY));
  }

  @Test
  default void find_tellsPatientsOfDifferentIssuersApart() {
    RecordingSink sink = find(ImagingQuery.all(QueryLevel.PATIENT));

    assertThat(sink.strings(Tags.PatientID)).containsExactly("P-1", "P-1", "P-2");
    assertThat(sink.strings(Tags.IssuerOfPatientID).subList(0, 2))
        .containsExactly("NORTH", "SOUTH");
    assertThat(sink.strings(Tags.NumberOfPatientRelatedStudies)).containsExactly("2", "1", "1");
  }

  @Test
  default void find_countsAndListsWhatAStudyHolds() {
    Dataset thorax =
        find(ImagingQuery.all(QueryLevel.STUDY).with(uid(Tags.StudyInstanceUID, THORAX)))
            .datasets()
            .getFirst();

    assertThat(thorax.strings(Tags.ModalitiesInStudy)).containsExactlyInAnyOrder("CT", "SR");
    assertThat(thorax.integer(Tags.NumberOfStudyRelatedSeries)).contains(2L);
    assertThat(thorax.integer(Tags.NumberOfStudyRelatedInstances)).contains(4L);
    assertThat(thorax.string(Tags.InstanceAvailability)).isEqualTo(availability());
    assertThat(thorax.contains(Tags.SOPInstanceUID)).isFalse();
  }

  @Test
  default void find_countsTheInstancesOfASeries() {
    Dataset series =
        find(ImagingQuery.all(QueryLevel.SERIES).with(uid(Tags.SeriesInstanceUID, THORAX_CT)))
            .datasets()
            .getFirst();

    assertThat(series.integer(Tags.NumberOfSeriesRelatedInstances)).contains(3L);
    assertThat(series.string(Tags.PatientID)).contains("P-1");
    assertThat(series.string(Tags.StudyInstanceUID)).contains(THORAX.value());
  }

  @Test
  default void find_decodesEveryStudysCharacterSet() {
    assertThat(find(ImagingQuery.all(QueryLevel.STUDY)).strings(Tags.PatientName))
        .containsExactly("Wang^XiaoDong=王^小东", "Müller^Jörg", "Wang^XiaoDong=王^小东", "Doe^Jane");
  }

  @Test
  default void find_pagesFitTogether() {
    ImagingQuery all = ImagingQuery.all(QueryLevel.INSTANCE);
    List<String> paged = new ArrayList<>();
    for (int offset = 0; offset < 8; offset += 2) {
      paged.addAll(find(all.with(new Page(offset, 2))).strings(Tags.SOPInstanceUID));
    }

    assertThat(paged).isEqualTo(find(all).strings(Tags.SOPInstanceUID));
  }

  @Test
  default void find_saysWhetherMatchesRemain() {
    ImagingQuery all = ImagingQuery.all(QueryLevel.STUDY);

    assertThat(remainder(all.with(new Page(0, 3)))).isEqualTo(Remainder.MORE);
    assertThat(remainder(all.with(new Page(1, 3)))).isEqualTo(Remainder.NONE);
    assertThat(remainder(all.with(new Page(0, 4)))).isEqualTo(Remainder.NONE);
    assertThat(remainder(all.with(new Page(9, 4)))).isEqualTo(Remainder.NONE);
    assertThat(remainder(all.with(new Page(0, 0)))).isEqualTo(Remainder.MORE);
    assertThat(remainder(all.with(new Page(Integer.MAX_VALUE, Integer.MAX_VALUE))))
        .isEqualTo(Remainder.NONE);
  }

  private Remainder remainder(ImagingQuery query) {
    return source().find(query, call(), RecordingSink.ofAll()).remainder();
  }

  @Test
  default void find_deliversNothingBeyondTheLastMatch() {
    ImagingQuery all = ImagingQuery.all(QueryLevel.STUDY);

    assertThat(find(all.with(new Page(4, 10))).datasets()).isEmpty();
    assertThat(find(all.with(new Page(0, 0))).datasets()).isEmpty();
  }

  @Test
  default void find_stopsWhenTheSinkDeclines() {
    RecordingSink sink = RecordingSink.ofFirst(2);

    FindSummary summary = source().find(ImagingQuery.all(QueryLevel.STUDY), call(), sink);

    assertThat(sink.datasets()).hasSize(2);
    assertThat(summary.delivered()).isEqualTo(2);
  }

  @Test
  default void find_bringsOnlyTheReturnKeysAsked() {
    ImagingQuery query =
        ImagingQuery.all(QueryLevel.SERIES)
            .with(uid(Tags.SeriesInstanceUID, THORAX_CT))
            .with(
                new ReturnKeys.Listed(
                    List.of(
                        ElementPath.of(Tags.Modality),
                        ElementPath.of(Tags.PatientID),
                        ElementPath.of(Tags.StudyID),
                        ElementPath.of(
                            Tags.RequestAttributesSequence, Tags.RequestedProcedureID))));

    Dataset match = find(query).datasets().getFirst();

    assertThat(match.elements())
        .extracting(element -> element.tag())
        .containsExactly(Tags.Modality, Tags.PatientID, Tags.RequestAttributesSequence);
    assertThat(match.items(Tags.RequestAttributesSequence))
        .allSatisfy(item -> assertThat(item.elements()).hasSize(1))
        .extracting(item -> item.string(Tags.RequestedProcedureID).orElse(""))
        .containsExactly("P1", "P2");
  }

  @Test
  default void find_bringsEverythingKnownWhenAllIsAsked() {
    Dataset match =
        find(ImagingQuery.all(QueryLevel.INSTANCE).with(uid(Tags.SOPInstanceUID, HEAD_CINE_ONLY)))
            .datasets()
            .getFirst();

    assertThat(match.string(Tags.NumberOfFrames)).contains("3");
    assertThat(match.string(Tags.StudyDescription)).contains("Schädel");
    assertThat(match.contains(Tags.PixelData)).isFalse();
    assertThat(match.contains(Tags.TransferSyntaxUID)).isFalse();
  }

  @Test
  default void find_deliversNothingForUnknownUids() {
    Uid unknown = new Uid("2.25.9");

    assertThat(
            find(ImagingQuery.all(QueryLevel.STUDY).with(uid(Tags.StudyInstanceUID, unknown)))
                .datasets())
        .isEmpty();
    assertThat(
            find(ImagingQuery.all(QueryLevel.SERIES)
                    .with(uid(Tags.StudyInstanceUID, HEAD))
                    .with(uid(Tags.SeriesInstanceUID, THORAX_CT)))
                .datasets())
        .isEmpty();
  }
}
