package org.pontis.gateway.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.Uids;
import org.pontis.dicom.net.dimse.CommitmentRequest;
import org.pontis.dicom.net.dimse.CommitmentResult;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.SopReference;
import org.pontis.dicom.net.scu.DimseScu;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.Deadline;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.gateway.http.ScriptedSource;
import org.pontis.gateway.settings.PeerConfig;
import org.pontis.testkit.ContractStudies;
import org.pontis.testkit.InMemorySource;

class CommitmentsTest {
  private static final ImagingSource SOURCE =
      InMemorySource.of(RunningFace.NORTH, ContractStudies.part10Objects());
  private static final SopReference HELD =
      new SopReference(Uids.CTImageStorage, ContractStudies.THORAX_CT_FIRST);
  private static final SopReference OF_ANOTHER_CLASS =
      new SopReference(Uids.MRImageStorage, ContractStudies.THORAX_CT_SECOND);
  private static final SopReference UNKNOWN =
      new SopReference(Uids.CTImageStorage, new Uid("1.2.3"));

  /** The peer calls us under the title it listens under. */
  private static DimseStatus request(RunningFace face, SopReference... instances) {
    try (DimseScu scu = face.connect(Uids.StorageCommitmentPushModel)) {
      return scu.requestCommitment(
          new CommitmentRequest(new Uid("1.2.99"), List.of(instances)), RunningFace.soon());
    }
  }

  private static RunningFace face(ImagingSource source, ReceivingPeer peer) {
    PeerConfig listening = peer.config();
    return RunningFace.over(
        source, List.of(PeerConfig.of(RunningFace.CLIENT, listening.host(), listening.port())));
  }

  private static CommitmentResult result(ReceivingPeer peer) throws InterruptedException {
    CommitmentResult result = peer.commitments.poll(20, TimeUnit.SECONDS);
    assertThat(result).as("a result is reported").isNotNull();
    return Objects.requireNonNull(result);
  }

  @Test
  void commitment_isReportedForWhatIsHeld() throws Exception {
    try (ReceivingPeer peer = ReceivingPeer.ofAnything();
        RunningFace face = face(SOURCE, peer)) {
      DimseStatus status = request(face, HELD);

      CommitmentResult result = result(peer);
      assertThat(status).isEqualTo(DimseStatus.SUCCESS);
      assertThat(result.transaction()).isEqualTo(new Uid("1.2.99"));
      assertThat(result.committed()).containsExactly(HELD);
      assertThat(result.failed()).isEmpty();
    }
  }

  @Test
  void commitment_isReportedOnTheAssociationOfWhoWaitsForIt() throws Exception {
    try (ReceivingPeer peer = ReceivingPeer.ofAnything();
        RunningFace face = face(SOURCE, peer);
        DimseScu scu = face.connect(Uids.StorageCommitmentPushModel)) {
      scu.requestCommitment(
          new CommitmentRequest(new Uid("1.2.99"), List.of(HELD, UNKNOWN)), RunningFace.soon());

      CommitmentResult result = scu.awaitCommitment(RunningFace.soon());

      assertThat(result.committed()).containsExactly(HELD);
      assertThat(result.failed()).containsExactly(new CommitmentResult.Failure(UNKNOWN, 0x0112));
      assertThat(scu.echo(RunningFace.soon())).isEqualTo(DimseStatus.SUCCESS);
      assertThat(peer.commitments).isEmpty();
    }
  }

  /** On its association there is no moment for a report, so it comes over another one soon. */
  @Test
  void commitment_isReportedSoonToWhoGoesOnAskingOnTheAssociation() {
    try (ReceivingPeer peer = ReceivingPeer.ofAnything();
        RunningFace face = face(SOURCE, peer);
        DimseScu scu = face.connect(Uids.StorageCommitmentPushModel)) {
      scu.requestCommitment(
          new CommitmentRequest(new Uid("1.2.99"), List.of(HELD)), RunningFace.soon());
      Deadline end = Deadline.in(Duration.ofSeconds(15));

      while (peer.commitments.isEmpty() && !end.hasPassed()) {
        assertThat(scu.echo(RunningFace.soon())).isEqualTo(DimseStatus.SUCCESS);
      }

      assertThat(peer.commitments).hasSize(1);
    }
  }

  @Test
  void commitment_failsForWhatIsNotHeldOrOfAnotherClass() throws Exception {
    try (ReceivingPeer peer = ReceivingPeer.ofAnything();
        RunningFace face = face(SOURCE, peer)) {
      request(face, HELD, OF_ANOTHER_CLASS, UNKNOWN);

      CommitmentResult result = result(peer);
      assertThat(result.committed()).containsExactly(HELD);
      assertThat(result.failed())
          .containsExactly(
              new CommitmentResult.Failure(OF_ANOTHER_CLASS, 0x0119),
              new CommitmentResult.Failure(UNKNOWN, 0x0112));
    }
  }

  @Test
  void commitment_doesNotSayThatSomethingIsNotThereWhileSitesAreSilent() throws Exception {
    List<Problem> silent =
        List.of(Problem.of(ProblemType.SITE_TIMEOUT, RunningFace.SOUTH, "no answer"));
    ImagingSource source = new ScriptedSource(List.<Dataset>of(), List.of(), silent);
    try (ReceivingPeer peer = ReceivingPeer.ofAnything();
        RunningFace face = face(source, peer)) {
      request(face, HELD);

      assertThat(result(peer).failed()).containsExactly(new CommitmentResult.Failure(HELD, 0x0110));
    }
  }

  @Test
  void commitment_isRefusedToThoseWhoCantBeReported() {
    try (RunningFace face = RunningFace.over(SOURCE)) {
      DimseStatus status = request(face, HELD);

      assertThat(status.hasCodeOf(DimseStatus.PROCESSING_FAILURE)).isTrue();
    }
  }
}
