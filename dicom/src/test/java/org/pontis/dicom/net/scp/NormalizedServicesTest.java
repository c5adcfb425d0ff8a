package org.pontis.dicom.net.scp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.dictionary.Uids;
import org.pontis.dicom.net.dimse.AvailabilityNotice;
import org.pontis.dicom.net.dimse.AvailabilityNotice.Availability;
import org.pontis.dicom.net.dimse.CommitmentRequest;
import org.pontis.dicom.net.dimse.CommitmentResult;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.SopReference;
import org.pontis.dicom.net.pdu.ProposedContext;
import org.pontis.dicom.net.pdu.Role;
import org.pontis.dicom.net.pdu.UserInformation;
import org.pontis.dicom.net.scu.DimseScu;
import org.pontis.dicom.net.ul.Association;
import org.pontis.dicom.net.ul.AssociationListener;
import org.pontis.dicom.net.ul.AssociationRequest;
import org.pontis.dicom.net.ul.AssociationSettings;
import org.pontis.dicom.net.ul.RemoteEntity;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.Deadline;

/** Storage commitment and instance availability between our users and our providers. */
class NormalizedServicesTest {
  private static final Uid TRANSACTION = new Uid("2.25.7");
  private static final SopReference FIRST =
      new SopReference(Samples.SOP_CLASS, Samples.instance(1));
  private static final SopReference SECOND =
      new SopReference(Samples.SOP_CLASS, Samples.instance(2));

  private final BlockingQueue<CommitmentRequest> requests = new LinkedBlockingQueue<>();
  private final BlockingQueue<CommitmentReply> replies = new LinkedBlockingQueue<>();
  private final BlockingQueue<CommitmentResult> results = new LinkedBlockingQueue<>();
  private final BlockingQueue<Dataset> notices = new LinkedBlockingQueue<>();
  private final AssociationListener listener =
      Peers.listen(
          ScpServices.builder()
              .echo(EchoScp.ALWAYS)
              .commitment((request, _, reply) -> taken(replies.add(reply) && requests.add(request)))
              .commitmentResults((result, _) -> taken(results.add(result)))
              .availability((notice, _) -> taken(notices.add(notice)))
              .build());

  @AfterEach
  void close() {
    listener.close();
  }

  private static DimseStatus taken(boolean added) {
    return added ? DimseStatus.SUCCESS : DimseStatus.PROCESSING_FAILURE;
  }

  @Test
  void requestCommitment_isTaken() throws InterruptedException {
    CommitmentRequest request = new CommitmentRequest(TRANSACTION, List.of(FIRST, SECOND));
    try (DimseScu scu =
        Peers.connect(listener.port(), "ARCHIVE", Uids.StorageCommitmentPushModel)) {
      DimseStatus status = scu.requestCommitment(request, Peers.soon());

      assertThat(status).isEqualTo(DimseStatus.SUCCESS);
      assertThat(requests.take()).isEqualTo(request);
    }
  }

  @Test
  void requestCommitment_withoutInstancesIsRefused() {
    CommitmentRequest request = new CommitmentRequest(TRANSACTION, List.of());
    try (DimseScu scu =
        Peers.connect(listener.port(), "ARCHIVE", Uids.StorageCommitmentPushModel)) {
      DimseStatus status = scu.requestCommitment(request, Peers.soon());

      assertThat(status.code()).isEqualTo(0x0115);
      assertThat(requests).isEmpty();
    }
  }

  @Test
  void reply_goesOverTheAssociationOfTheRequestWhenItIsQuiet() throws Exception {
    CommitmentResult result = new CommitmentResult(TRANSACTION, List.of(FIRST, SECOND), List.of());
    try (DimseScu scu = requested();
        ExecutorService reporting = Executors.newVirtualThreadPerTaskExecutor()) {
      CommitmentReply reply = replies.take();
      Future<Optional<DimseStatus>> reported =
          reporting.submit(() -> reply.report(result, Peers.soon()));
      echoFor(scu, Notifications.QUIET.multipliedBy(2));

      CommitmentResult arrived = scu.awaitCommitment(Peers.soon());

      assertThat(arrived).isEqualTo(result);
      assertThat(reported.get()).hasValue(DimseStatus.SUCCESS);
      assertThat(scu.echo(Peers.soon())).isEqualTo(DimseStatus.SUCCESS);
    }
  }

  @Test
  void reply_doesNotServeWhenTheAssociationIsReleased() throws InterruptedException {
    CommitmentResult result = new CommitmentResult(TRANSACTION, List.of(FIRST, SECOND), List.of());
    try (DimseScu scu = requested()) {
      scu.release(Peers.soon());

      assertThat(replies.take().report(result, Peers.soon())).isEmpty();
    }
  }

  @Test
  void reply_doesNotServeWhenItIsNotAnswered() throws InterruptedException {
    CommitmentResult result = new CommitmentResult(TRANSACTION, List.of(FIRST, SECOND), List.of());
    try (DimseScu _ = requested()) {
      Deadline soon = Deadline.in(Notifications.QUIET.multipliedBy(2));

      assertThat(replies.take().report(result, soon)).isEmpty();
    }
  }

  @Test
  void reply_thatIsAnsweredTooLateLeavesTheAssociationAsItWas() throws InterruptedException {
    CommitmentResult result = new CommitmentResult(TRANSACTION, List.of(FIRST, SECOND), List.of());
    try (DimseScu scu = requested()) {
      Deadline soon = Deadline.in(Notifications.QUIET.multipliedBy(2));
      assertThat(replies.take().report(result, soon)).isEmpty();

      assertThat(scu.awaitCommitment(Peers.soon())).isEqualTo(result);
      assertThat(scu.echo(Peers.soon())).isEqualTo(DimseStatus.SUCCESS);
    }
  }

  private DimseScu requested() {
    DimseScu scu = Peers.connect(listener.port(), "ARCHIVE", Uids.StorageCommitmentPushModel);
    CommitmentRequest request = new CommitmentRequest(TRANSACTION, List.of(FIRST, SECOND));
    assertThat(scu.requestCommitment(request, Peers.soon())).isEqualTo(DimseStatus.SUCCESS);
    return scu;
  }

  /** An event in between would be a violation. */
  private static void echoFor(DimseScu scu, Duration duration) {
    Deadline end = Deadline.in(duration);
    while (!end.hasPassed()) {
      assertThat(scu.echo(Peers.soon())).isEqualTo(DimseStatus.SUCCESS);
    }
  }

  @Test
  void reportCommitment_isTakenInTheOtherRole() throws InterruptedException {
    CommitmentResult result =
        new CommitmentResult(
            TRANSACTION, List.of(FIRST), List.of(new CommitmentResult.Failure(SECOND, 0x0112)));
    try (DimseScu scu = asCommitmentScp()) {
      DimseStatus status = scu.reportCommitment(result, Peers.soon());

      assertThat(status).isEqualTo(DimseStatus.SUCCESS);
      assertThat(results.take()).isEqualTo(result);
    }
  }

  @Test
  void reportCommitment_needsTheRole() {
    CommitmentResult result = new CommitmentResult(TRANSACTION, List.of(FIRST), List.of());
    try (DimseScu scu =
        Peers.connect(listener.port(), "ARCHIVE", Uids.StorageCommitmentPushModel)) {
      assertThatThrownBy(() -> scu.reportCommitment(result, Peers.soon()))
          .isInstanceOfSatisfying(
              ImagingException.class,
              e -> assertThat(e.problem().type()).isEqualTo(ProblemType.NOT_ACCEPTABLE));
    }
  }

  @Test
  void notifyAvailability_tellsWhereInstancesAre() throws InterruptedException {
    AvailabilityNotice notice =
        new AvailabilityNotice(
            Samples.STUDY,
            List.of(
                new AvailabilityNotice.Entry(
                    Samples.SERIES, FIRST, Availability.ONLINE, new AeTitle("PONTIS"))));
    try (DimseScu scu =
        Peers.connect(listener.port(), "ARCHIVE", Uids.InstanceAvailabilityNotification)) {
      DimseStatus status = scu.notifyAvailability(new Uid("2.25.8"), notice, Peers.soon());

      assertThat(status).isEqualTo(DimseStatus.SUCCESS);
      Dataset taken = notices.take();
      assertThat(taken.uid(Tags.StudyInstanceUID)).contains(Samples.STUDY);
      Dataset item =
          taken
              .items(Tags.ReferencedSeriesSequence)
              .getFirst()
              .items(Tags.ReferencedSOPSequence)
              .getFirst();
      assertThat(item.string(Tags.RetrieveAETitle)).contains("PONTIS");
      assertThat(item.string(Tags.InstanceAvailability)).contains("ONLINE");
    }
  }

  @Test
  void result_ofOneFailureIsReadBack() {
    Dataset information =
        Dataset.builder()
            .text(Tags.TransactionUID, Vr.UI, TRANSACTION.value())
            .items(
                Tags.FailedSOPSequence,
                List.of(
                    Dataset.builder()
                        .text(Tags.ReferencedSOPClassUID, Vr.UI, Samples.SOP_CLASS.value())
                        .text(Tags.ReferencedSOPInstanceUID, Vr.UI, Samples.instance(1).value())
                        .build()))
            .build();

    CommitmentResult result = CommitmentResult.read(information);

    assertThat(result.failed()).containsExactly(new CommitmentResult.Failure(FIRST, 0x0110));
    assertThat(result.eventType()).isEqualTo(CommitmentResult.FAILURES_EXIST);
  }

  private DimseScu asCommitmentScp() {
    AssociationRequest request =
        new AssociationRequest(
            Peers.US,
            List.of(new ProposedContext(1, Uids.StorageCommitmentPushModel, Peers.UNCOMPRESSED)),
            List.of(
                new UserInformation.RoleSelection(
                    Uids.StorageCommitmentPushModel, Set.of(Role.SCP))));
    RemoteEntity remote = RemoteEntity.at("127.0.0.1", listener.port(), new AeTitle("ARCHIVE"));
    return new DimseScu(
        Association.open(remote, request, AssociationSettings.DEFAULT), Duration.ofSeconds(10));
  }
}
