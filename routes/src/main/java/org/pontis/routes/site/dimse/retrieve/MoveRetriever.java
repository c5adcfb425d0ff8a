package org.pontis.routes.site.dimse.retrieve;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.net.dimse.DimseService;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.InformationModel;
import org.pontis.dicom.net.dimse.SubOperations;
import org.pontis.dicom.net.scu.DimseScu;
import org.pontis.dicom.net.scu.RetrieveEnd;
import org.pontis.dicom.net.scu.RetrieveQuestion;
import org.pontis.dicom.net.scu.RetrievedSink.Taken;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.Deadline;
import org.pontis.routes.site.dimse.move.Handover;
import org.pontis.routes.site.dimse.move.Meeting;
import org.pontis.routes.site.dimse.move.Meeting.Event;
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

  /** How long it may take to end after nobody wants more. */
  private static final Duration ENDING = Duration.ofSeconds(2);

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
    try (Meeting meeting =
        rendezvous.meet(titles.calling(), titles.peer(), delivery.what(), deadline)) {
      return new Moving(scu, meeting, delivery, deadline).run(request, destination);
    }
  }

  /** One C-MOVE under way. */
  private final class Moving {
    private final DimseScu scu;
    private final Meeting meeting;
    private final Delivery delivery;
    private final Deadline deadline;
    private final int before;

    Moving(DimseScu scu, Meeting meeting, Delivery delivery, Deadline deadline) {
      this.scu = scu;
      this.meeting = meeting;
      this.delivery = delivery;
      this.deadline = deadline;
      this.before = delivery.count();
    }

    RetrieveEnd run(Request request, AeTitle destination) {
      Thread asking = Thread.ofVirtual().name("c-move").start(() -> ask(request, destination));
      boolean ended = false;
      try {
        RetrieveEnd end = received();
        ended = true;
        return end;
      } finally {
        if (!ended) {
          scu.association().abort();
        }
        join(asking);
      }
    }

    private void ask(Request request, AeTitle destination) {
      Event last =
          new Event.Failed(
              ImagingException.of(ProblemType.INTERNAL, "a C-MOVE was not carried out"));
      try {
        RetrieveQuestion question =
            RetrieveQuestion.move(InformationModel.STUDY_ROOT, request.identifier());
        int id = meeting.expectation().originator().messageId();
        last =
            new Event.Ended(
                scu.move(
                    id,
                    question,
                    destination,
                    deadline,
                    _ -> {
                      meeting.tell(new Event.Progressed());
                      return !delivery.isDeclined();
                    }));
      } catch (ImagingException failed) {
        last = new Event.Failed(failed);
      } finally {
        meeting.tell(last);
      }
    }

    private RetrieveEnd received() {
      Optional<RetrieveEnd> end = Optional.empty();
      while (end.isEmpty() || isAwaiting(end.get())) {
        Optional<Event> event = next(end.isPresent() ? LINGERING : most());
        if (event.isEmpty()) {
          return end.orElseGet(this::givenUp);
        }
        switch (event.get()) {
          case Event.Came(Handover handover) -> take(handover);
          case Event.Progressed _ -> {}
          case Event.Ended(RetrieveEnd last) -> end = Optional.of(last);
          case Event.Failed(ImagingException why) -> throw why;
        }
      }
      return end.get();
    }

    private Duration most() {
      Duration most = delivery.isDeclined() ? ENDING : patience;
      return most.compareTo(deadline.remaining()) < 0 ? most : deadline.remaining();
    }

    /** Some PACS answer before all they sent has come. */
    private boolean isAwaiting(RetrieveEnd end) {
      int came = delivery.count() - before;
      return !delivery.isDeclined() && end.subOperations().completed().orElse(0) > came;
    }

    private RetrieveEnd givenUp() {
      scu.association().abort();
      if (delivery.isDeclined()) {
        return new RetrieveEnd(DimseStatus.CANCEL, SubOperations.unsaid(), List.of());
      }
      throw ImagingException.of(
          ProblemType.SITE_TIMEOUT,
          "the PACS neither sent an instance nor answered the C-MOVE for "
              + patience.toSeconds()
              + " s; can it reach the gateway's listener?");
    }

    private Optional<Event> next(Duration most) {
      try {
        return meeting.next(most);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw ImagingException.of(ProblemType.SITE_TIMEOUT, "the call was stopped");
      }
    }

    /** An association that breaks within an instance ends that instance only. */
    private void take(Handover handover) {
      if (!handover.claim()) {
        return;
      }
      DimseStatus status = DimseStatus.OUT_OF_RESOURCES;
      try {
        Taken taken = delivery.take(handover.arrival());
        status = taken.status();
      } catch (IOException broken) {
        if (!(broken.getCause() instanceof ImagingException)) {
          throw new ImagingException(
              Problem.of(ProblemType.INTERNAL, "an instance could not be passed on"), broken);
        }
      } finally {
        handover.answer(status);
      }
    }

    private void join(Thread asking) {
      boolean interrupted = Thread.interrupted();
      try {
        if (!asking.join(ENDING)) {
          scu.association().abort();
          asking.join();
        }
      } catch (InterruptedException again) {
        scu.association().abort();
        interrupted = true;
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
