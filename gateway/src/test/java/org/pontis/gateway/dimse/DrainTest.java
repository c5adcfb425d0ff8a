package org.pontis.gateway.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.InformationModel;
import org.pontis.dicom.net.scu.DimseScu;
import org.pontis.dicom.net.scu.FindEnd;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.DatasetSink;
import org.pontis.dicom.source.FindSummary;
import org.pontis.dicom.source.Health;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.dicom.source.InstanceSink;
import org.pontis.dicom.source.RetrieveSummary;
import org.pontis.dicom.source.SourceCapabilities;
import org.pontis.gateway.settings.DimseConfig;

class DrainTest {
  private static final InformationModel STUDY_ROOT = InformationModel.STUDY_ROOT;

  /** A source whose finds last until they are let go. */
  private static final class SlowSource implements ImagingSource {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);

    @Override
    public FindSummary find(ImagingQuery query, Call call, DatasetSink sink) {
      asked.countDown();
      try {
        assertThat(go.await(20, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
      return new FindSummary(0, FindSummary.Remainder.NONE, List.of());
    }

    @Override
    public SourceCapabilities capabilities() {
      return SourceCapabilities.full();
    }

    @Override
    public RetrieveSummary metadata(InstanceRef what, Call call, DatasetSink sink) {
      return new RetrieveSummary(0, List.of());
    }

    @Override
    public RetrieveSummary retrieve(InstanceRef what, Call call, InstanceSink sink) {
      return new RetrieveSummary(0, List.of());
    }

    @Override
    public Health check() {
      return new Health(RunningFace.NORTH, Health.State.UP, "slow");
    }
  }

  private final SlowSource source = new SlowSource();

  private RunningFace face(DimseConfig config) {
    return RunningFace.over(config, List.of(), Map.of(RunningFace.NORTH, source), source);
  }

  private static CompletableFuture<FindEnd> finding(DimseScu scu) {
    Dataset identifier =
        Dataset.builder()
            .text(Tags.QueryRetrieveLevel, Vr.CS, "STUDY")
            .text(Tags.StudyID, Vr.SH)
            .build();
    return CompletableFuture.supplyAsync(
        () -> scu.find(STUDY_ROOT.find(), identifier, RunningFace.soon(), _ -> true),
        Thread::startVirtualThread);
  }

  @Test
  void close_letsTheOperationUnderWayEnd() throws Exception {
    try (RunningFace face = face(DimseConfig.onLoopback(0));
        DimseScu scu = face.connect(STUDY_ROOT.find())) {
      CompletableFuture<FindEnd> find = finding(scu);
      source.asked.await();

      CompletableFuture<Void> closing =
          CompletableFuture.runAsync(face.face()::close, Thread::startVirtualThread);
      Awaitility.await()
          .untilAsserted(
              () -> assertThatThrownBy(face::connect).hasMessageContaining("temporary congestion"));
      source.go.countDown();

      assertThat(find.get(20, TimeUnit.SECONDS).status()).isEqualTo(DimseStatus.SUCCESS);
      closing.get(20, TimeUnit.SECONDS);
      assertThatThrownBy(face::connect).isNotNull();
    }
  }

  @Test
  void close_abortsTheOperationThatLastsTooLong() throws Exception {
    try (RunningFace face = face(Configs.usual());
        DimseScu scu = face.connect(STUDY_ROOT.find())) {
      CompletableFuture<FindEnd> find = finding(scu);
      source.asked.await();

      CompletableFuture<Void> closing =
          CompletableFuture.runAsync(face.face()::close, Thread::startVirtualThread);

      assertThatThrownBy(() -> find.get(20, TimeUnit.SECONDS))
          .hasMessageContaining("aborted the association");
      source.go.countDown();
      closing.get(20, TimeUnit.SECONDS);
    }
  }
}
