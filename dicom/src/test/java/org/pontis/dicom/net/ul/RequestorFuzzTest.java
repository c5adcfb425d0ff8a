package org.pontis.dicom.net.ul;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.dictionary.Uids;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.InformationModel;
import org.pontis.dicom.net.pdu.AssociateAc;
import org.pontis.dicom.net.pdu.AssociateRq;
import org.pontis.dicom.net.pdu.ProposedContext;
import org.pontis.dicom.net.pdu.Role;
import org.pontis.dicom.net.pdu.UserInformation.RoleSelection;
import org.pontis.dicom.net.scu.DimseScu;
import org.pontis.dicom.net.scu.RetrieveQuestion;
import org.pontis.dicom.net.scu.RetrievedSink;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.Deadline;

/** Whatever a peer answers to our offer and requests ends in results or in a problem. */
class RequestorFuzzTest {
  private static final InformationModel MODEL = InformationModel.STUDY_ROOT;
  private static final Uid IMAGE = Uids.SecondaryCaptureImageStorage;
  private static final List<Uid> SYNTAX = List.of(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid());
  private static final Dataset IDENTIFIER =
      Dataset.builder()
          .text(Tags.QueryRetrieveLevel, Vr.CS, "STUDY")
          .text(Tags.StudyInstanceUID, Vr.UI, "2.25.100")
          .build();
  static final AssociateRq OFFER =
      AssociateRq.of(
          new AeTitle("PEER"),
          new AeTitle("PONTIS"),
          List.of(
              new ProposedContext(1, Uids.Verification, SYNTAX),
              new ProposedContext(3, MODEL.find(), SYNTAX),
              new ProposedContext(5, MODEL.get(), SYNTAX),
              new ProposedContext(7, IMAGE, SYNTAX)),
          List.of(new RoleSelection(IMAGE, Set.of(Role.SCP))));

  @FuzzTest
  void operations_endInResultsOrAProblem(byte[] answers) throws IOException {
    MemorySocket socket = new MemorySocket(answers);

    Optional<Association> opened = associated(socket);
    opened.ifPresent(RequestorFuzzTest::operate);

    assertIsClosedSoon(socket);
  }

  /** After an abort of ours the connection is read to its end behind our back. */
  private static void assertIsClosedSoon(MemorySocket socket) {
    Deadline patience = soon();
    while (!socket.isClosed() && !patience.hasPassed()) {
      LockSupport.parkNanos(10_000);
    }
    assertThat(socket.isClosed()).isTrue();
  }

  private static Optional<Association> associated(MemorySocket socket) throws IOException {
    AssociationSettings settings = AssociationSettings.DEFAULT.withMaxPduLength(4 << 10);
    Transport transport = new Transport(socket, settings);
    UpperLayer machine =
        new UpperLayer(
            Side.REQUESTOR, transport, settings.timeouts().artim(), OfferCheck.STANDARD, "PEER");
    machine.tell(Event.Evt1);
    transport.accept(Optional.empty(), soon());
    machine.tell(Event.Evt2, OFFER);
    try {
      if (machine.await(soon()) instanceof AssociateAc accepted) {
        Negotiated negotiated = Negotiated.asRequestor(OFFER, accepted);
        return Optional.of(new Association(machine, transport, negotiated, settings));
      }
    } catch (ImagingException failed) {
      assertBlamesThePeer(failed);
    }
    return Optional.empty();
  }

  private static void operate(Association association) {
    try (DimseScu scu = new DimseScu(association, Duration.ofSeconds(20))) {
      attempt(scu, () -> scu.echo(soon()));
      attempt(
          scu,
          () -> scu.find(MODEL.find(), IDENTIFIER, soon(), match -> !match.elements().isEmpty()));
      attempt(
          scu,
          () ->
              scu.get(
                  new RetrieveQuestion(MODEL.get(), IDENTIFIER),
                  soon(),
                  object -> {
                    object.dataSet().readAllBytes();
                    return new RetrievedSink.Taken(
                        DimseStatus.SUCCESS, RetrievedSink.Then.CONTINUE);
                  }));
      attempt(scu, () -> scu.release(soon()));
    }
  }

  /** Something that succeeds, or fails and ends the association. */
  private static void attempt(DimseScu scu, Runnable operation) {
    try {
      operation.run();
    } catch (ImagingException failed) {
      assertBlamesThePeer(failed);
      boolean wasSent = failed.problem().type() != ProblemType.NOT_ACCEPTABLE;
      assertThat(wasSent && scu.association().isOpen()).as(failed.getMessage()).isFalse();
    }
  }

  private static void assertBlamesThePeer(ImagingException failed) {
    assertThat(failed.problem().type())
        .as(failed.getMessage())
        .isIn(
            ProblemType.SITE_UNREACHABLE,
            ProblemType.SITE_TIMEOUT,
            ProblemType.MALFORMED_FROM_SITE,
            ProblemType.LIMIT_EXCEEDED,
            ProblemType.OVERLOADED,
            ProblemType.NOT_ACCEPTABLE);
    assertThat(failed.problem().detail()).hasSizeLessThan(300);
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(20));
  }
}
