package org.pontis.routes.site.dimse.retrieve;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.StatusCategory;
import org.pontis.dicom.net.dimse.SubOperations;
import org.pontis.dicom.net.scu.DimseScu;
import org.pontis.dicom.net.scu.RetrieveEnd;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.Deadline;
import org.pontis.routes.site.dimse.arrival.Arrival;
import org.pontis.routes.site.dimse.relay.Event;
import org.pontis.routes.site.dimse.relay.Handover;
import org.pontis.routes.site.dimse.relay.Relay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One C-GET or C-MOVE under way: a thread of its own asks the PACS, that of the call passes on what
 * comes. The sender of an instance that is in memory is answered before it is passed on, so that
 * the PACS reads the next one meanwhile; each association is ahead by one at the most.
 */
final class UnderWay {
  private static final Logger LOG = LoggerFactory.getLogger(UnderWay.class);

  /** How long it may take to end after nobody wants more. */
  private static final Duration ENDING = Duration.ofSeconds(2);

  private final DimseScu scu;
  private final Relay relay;
  private final Delivery delivery;
  private final Deadline deadline;
  private final Waits waits;
  private final int before;
  private Optional<ImagingException> broken = Optional.empty();

  /**
   * What is waited for.
   *
   * @param silence how long nothing may happen; until the deadline if empty
   * @param lingering how long what the PACS says it has sent may be on its way after its last
   *     answer
   * @param reason what may be the matter when nothing happens
   */
  record Waits(Optional<Duration> silence, Duration lingering, String reason) {}

  UnderWay(DimseScu scu, Relay relay, Delivery delivery, Deadline deadline, Waits waits) {
    this.scu = scu;
    this.relay = relay;
    this.delivery = delivery;
    this.deadline = deadline;
    this.waits = waits;
    this.before = delivery.count();
  }

  /**
   * Asks, and passes on what comes until it has ended.
   *
   * @param thread makes the thread that asks
   */
  RetrieveEnd run(Thread.Builder thread, Supplier<RetrieveEnd> asking) {
    Thread asked = thread.start(() -> ask(asking));
    boolean ended = false;
    try {
      RetrieveEnd end = received();
      ended = true;
      return end;
    } finally {
      relay.close();
      if (!ended) {
        scu.association().abort();
      }
      join(asked);
    }
  }

  private void ask(Supplier<RetrieveEnd> asking) {
    Event last =
        new Event.Failed(
            ImagingException.of(ProblemType.INTERNAL, "a retrieval was not carried out"));
    try {
      last = new Event.Ended(asking.get());
    } catch (RuntimeException failed) {
      last = new Event.Failed(failed);
    } finally {
      relay.tell(last);
    }
  }

  private RetrieveEnd received() {
    Optional<RetrieveEnd> end = Optional.empty();
    while (end.isEmpty() || isAwaiting(end.get())) {
      Optional<Event> event = next(end.isPresent() ? waits.lingering() : most());
      if (event.isEmpty()) {
        return end.orElseGet(this::givenUp);
      }
      switch (event.get()) {
        case Event.Came(Handover handover) -> {
          take(handover);
          cancelIfDeclined();
        }
        case Event.Progressed _ -> {}
        case Event.Ended(RetrieveEnd last) -> end = Optional.of(last);
        case Event.Failed(RuntimeException why) -> throw because(why);
      }
    }
    return end.get();
  }

  /** What broke an instance off explains more than what could not be done after it. */
  private RuntimeException because(RuntimeException why) {
    return why instanceof ImagingException && broken.isPresent() ? broken.get() : why;
  }

  private Duration most() {
    Duration left = deadline.remaining();
    Duration most = delivery.isDeclined() ? ENDING : waits.silence().orElse(left);
    return most.compareTo(left) < 0 ? most : left;
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
    throw ImagingException.of(ProblemType.SITE_TIMEOUT, waits.reason());
  }

  private Optional<Event> next(Duration most) {
    try {
      return relay.next(most);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw ImagingException.of(ProblemType.SITE_TIMEOUT, "the call was stopped");
    }
  }

  /** The PACS may have nothing to send before it hears of it. */
  private void cancelIfDeclined() {
    if (delivery.isDeclined()) {
      try {
        scu.cancelRetrieval();
      } catch (ImagingException ended) {
        LOG.debug("there is nothing to cancel any more", ended);
      }
    }
  }

  private void take(Handover handover) {
    if (!handover.claim()) {
      return;
    }
    DimseStatus judgement = delivery.judge(handover.arrival());
    if (judgement.category() != StatusCategory.SUCCESS) {
      handover.answer(judgement);
    } else if (handover.arrival().bytes().isWhole()) {
      handover.answer(judgement);
      passOn(handover.arrival());
    } else {
      passOnWhileItArrives(handover);
    }
  }

  private void passOnWhileItArrives(Handover handover) {
    DimseStatus status = DimseStatus.OUT_OF_RESOURCES;
    try {
      passOn(handover.arrival());
      status = delivery.has(handover.arrival().instance()) ? DimseStatus.SUCCESS : status;
    } finally {
      handover.answer(status);
    }
  }

  /** An association that breaks within an instance ends that instance only. */
  private void passOn(Arrival arrival) {
    try {
      delivery.pass(arrival);
    } catch (IOException failed) {
      broken = Optional.of(causeOf(failed));
    }
  }

  private static ImagingException causeOf(IOException failed) {
    if (failed.getCause() instanceof ImagingException cause) {
      return cause;
    }
    throw new ImagingException(
        Problem.of(ProblemType.INTERNAL, "an instance could not be passed on"), failed);
  }

  /** One that does not end then is left to the timers of its association: nobody hears it. */
  private void join(Thread asking) {
    boolean interrupted = Thread.interrupted();
    try {
      if (!asking.join(ENDING)) {
        scu.association().abort();
        var _ = asking.join(ENDING);
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
