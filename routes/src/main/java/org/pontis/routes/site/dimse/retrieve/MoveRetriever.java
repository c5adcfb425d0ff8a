package org.pontis.routes.site.dimse.retrieve;

import java.time.Duration;
import java.util.Optional;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.net.dimse.DimseService;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.InformationModel;
import org.pontis.dicom.net.scu.DimseScu;
import org.pontis.dicom.net.scu.ProgressSink;
import org.pontis.dicom.net.scu.RetrieveEnd;
import org.pontis.dicom.net.scu.RetrieveQuestion;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.Deadline;
import org.pontis.routes.site.dimse.move.Meeting;
import org.pontis.routes.site.dimse.move.MoveRendezvous;
import org.pontis.routes.site.dimse.pool.AssociationPool;
import org.pontis.routes.site.dimse.pool.Purpose;

/**
 * C-MOVE to our own listener. The call's thread takes the instances, in the order they come over
 * whatever associations the PACS opens; another one waits for the PACS's answers.
 *
 * @param patience how long nothing may happen
 */
record MoveRetriever(
    AssociationPool pool, MoveRendezvous rendezvous, Titles titles, Duration patience)
    implements Retriever {
  /** How long what the PACS says it has sent may be on its way after its last answer. */
  private static final Duration LINGERING = Duration.ofSeconds(5);

  /** What we call ourselves, and what the PACS does. */
  record Titles(AeTitle calling, AeTitle peer) {}

  @Override
  public DimseService service() {
    return DimseService.MOVE;
  }

  @Override
  public boolean isPossible() {
    return rendezvous.destination().isPresent();
  }

  @Override
  public RetrieveEnd retrieve(Request request, Delivery delivery, Deadline deadline) {
    AeTitle destination =
        rendezvous
            .destination()
            .orElseThrow(() ->
                ImagingException.of(
                    ProblemType.SITE_UNREACHABLE,
                    "instances can't be moved here: configure the gateway's DIMSE listener"));
    int before = delivery.count();
    RetrieveEnd end =
        pool.use(
            Purpose.MOVES,
            deadline,
            scu -> moved(scu, request, delivery, deadline),
            () -> delivery.isDeclined() || delivery.count() > before);
    if (end.status().hasCodeOf(DimseStatus.MOVE_DESTINATION_UNKNOWN)) {
      throw ImagingException.of(
          ProblemType.MALFORMED_FROM_SITE,
          "the PACS does not know the move destination "
              + destination
              + ": its administrator has to add this AE title with the gateway's host and port");
    }
    return end;
  }

  /** Only who has an association waits for instances: they may not wait for its turn. */
  private RetrieveEnd moved(DimseScu scu, Request request, Delivery delivery, Deadline deadline) {
    AeTitle destination = rendezvous.destination().orElseThrow();
    RetrieveQuestion question =
        RetrieveQuestion.move(InformationModel.STUDY_ROOT, request.identifier());
    try (Meeting meeting =
        rendezvous.meet(titles.calling(), titles.peer(), delivery.what(), deadline)) {
      int id = meeting.expectation().originator().messageId();
      ProgressSink progress =
          _ -> {
            meeting.relay().tellProgress();
            return !delivery.isDeclined();
          };
      return new UnderWay(scu, meeting.relay(), delivery, deadline, waits())
          .run(
              Thread.ofVirtual().name("c-move"),
              () -> scu.move(id, question, destination, deadline, progress));
    }
  }

  private UnderWay.Waits waits() {
    return new UnderWay.Waits(
        Optional.of(patience),
        LINGERING,
        "the PACS neither sent an instance nor answered the C-MOVE for "
            + patience.toSeconds()
            + " s; can it reach the gateway's listener?");
  }
}
