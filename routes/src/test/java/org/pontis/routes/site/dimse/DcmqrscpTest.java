package org.pontis.routes.site.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.net.dimse.DimseService;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.Key;
import org.pontis.dicom.query.Matching;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.Deadline;
import org.pontis.dicom.source.FindSummary;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.dicom.source.RetrieveSummary;
import org.pontis.routes.site.dimse.retrieve.RetrieveMode;
import org.pontis.testkit.ContractStudies;
import org.pontis.testkit.RecordingInstances;
import org.pontis.testkit.RecordingSink;

/**
 * DCMTK's dcmqrscp, which is strictly hierarchical, compares names with regard to case and counts
 * nothing.
 */
class DcmqrscpTest {
  private static final OwnListener LISTENER = new OwnListener();
  private static RealPeer archive;

  private DimseSource source;

  @BeforeAll
  static void startArchive() {
    archive = RealPeer.dcmqrscp(ContractStudies.part10Objects(), LISTENER.port());
  }

  @AfterAll
  static void stopArchive() {
    if (archive != null) {
      archive.close();
    }
  }

  @BeforeEach
  void open() {
    source = source(RetrieveMode.AUTO);
  }

  @AfterEach
  void close() {
    source.close();
    assertThat(source.associations().open()).isZero();
    assertThat(LISTENER.rendezvous.meetings()).isZero();
  }

  private static DimseSource source(RetrieveMode mode) {
    DimsePeer peer = TestSources.peer(archive.title(), archive.port());
    return new DimseSource(
        TestSources.SITE,
        new DimsePeer(
            peer.remote(),
            peer.callingAeTitle(),
            mode,
            peer.manners(),
            peer.limits(),
            peer.patience()),
        LISTENER.rendezvous);
  }

  private static Call call() {
    return new Call(Deadline.in(Duration.ofSeconds(30)), "test");
  }

  private List<String> studies(Tag tag, Matching matching) {
    RecordingSink sink = RecordingSink.ofAll();
    FindSummary summary =
        source.find(
            ImagingQuery.all(QueryLevel.STUDY).with(new Key(ElementPath.of(tag), matching)),
            call(),
            sink);
    assertThat(summary.problems()).isEmpty();
    return sink.strings(Tags.StudyInstanceUID);
  }

  @Test
  void find_comparesNamesWithoutCaseAlthoughTheArchiveDoesNot() {
    List<String> first = studies(Tags.PatientName, new Matching.SingleValue("DOE^jane"));
    List<String> second = studies(Tags.PatientName, new Matching.WildCard("wang*"));

    assertThat(first).containsExactly(ContractStudies.UNDATED.value());
    assertThat(second)
        .containsExactly(ContractStudies.THORAX.value(), ContractStudies.OLD_HEART.value());
  }

  @Test
  void find_countsWhatTheArchiveDoesNot() {
    RecordingSink sink = RecordingSink.ofAll();
    source.find(ImagingQuery.all(QueryLevel.STUDY), call(), sink);

    Dataset thorax = sink.datasets().getFirst();
    assertThat(thorax.strings(Tags.ModalitiesInStudy)).containsExactly("CT", "SR");
    assertThat(thorax.integer(Tags.NumberOfStudyRelatedSeries)).contains(2L);
    assertThat(thorax.integer(Tags.NumberOfStudyRelatedInstances)).contains(4L);
  }

  @Test
  void find_matchesModalitiesTheArchiveIgnores() {
    assertThat(studies(Tags.ModalitiesInStudy, new Matching.SingleValue("SR")))
        .containsExactly(ContractStudies.THORAX.value());
    assertThat(studies(Tags.NumberOfStudyRelatedInstances, new Matching.SingleValue("04")))
        .containsExactly(ContractStudies.THORAX.value());
  }

  @Test
  void find_saysWhatTheArchiveNeitherMatchesNorReturns() {
    FindSummary summary =
        source.find(
            ImagingQuery.all(QueryLevel.INSTANCE)
                .with(new Key(ElementPath.of(Tags.KVP), new Matching.SingleValue("120"))),
            call(),
            RecordingSink.ofAll());

    assertThat(summary.problems()).singleElement().asString().contains("KVP");
  }

  @Test
  void find_walksToEveryInstance() {
    RecordingSink sink = RecordingSink.ofAll();
    source.find(ImagingQuery.all(QueryLevel.INSTANCE), call(), sink);

    assertThat(sink.strings(Tags.SOPInstanceUID)).hasSize(7);
    assertThat(sink.strings(Tags.StudyInstanceUID)).doesNotContain("");
  }

  private List<Slice> thorax(DimseSource from) {
    RecordingInstances sink = RecordingInstances.ofAll();
    RetrieveSummary summary =
        from.retrieve(InstanceRef.study(ContractStudies.THORAX), call(), sink);
    assertThat(summary.problems()).isEmpty();
    assertThat(summary.delivered()).isEqualTo(4);
    return sink.bytes().stream().map(Part10::dataSet).toList();
  }

  @Test
  void retrieve_bringsTheSameByGetAndByMove() {
    List<Slice> got = thorax(source);
    List<Slice> moved;
    try (DimseSource moving = source(RetrieveMode.C_MOVE)) {
      moved = thorax(moving);
      assertThat(moving.retrievedBy()).contains(DimseService.MOVE);
    }

    assertThat(source.retrievedBy()).contains(DimseService.GET);
    assertThat(got).containsExactlyInAnyOrderElementsOf(moved);
    assertThat(LISTENER.stored).isEmpty();
  }
}
