package org.pontis.routes.site.dimse;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.Deadline;
import org.pontis.dicom.source.Health;
import org.pontis.dicom.source.SiteId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a PACS is, from the calls made of it and, where these are long ago, from a C-ECHO that is
 * sent behind the back of whoever asks.
 */
final class PeerHealth {
  private static final Logger LOG = LoggerFactory.getLogger(PeerHealth.class);
  private static final Duration FRESH = Duration.ofSeconds(30);
  private static final Duration FRESH_FAILURE = Duration.ofSeconds(5);
  private static final Duration ECHO_WITHIN = Duration.ofSeconds(10);

  private final SiteId site;
  private final Echo echo;
  private final AtomicReference<Optional<Outcome>> last = new AtomicReference<>(Optional.empty());
  private final AtomicBoolean asking = new AtomicBoolean();

  /** Asks the PACS whether it is there. */
  @FunctionalInterface
  interface Echo {
    void ask(Deadline deadline);
  }

  /** How a call ended, and when. */
  private record Outcome(Optional<ProblemType> failure, long nanoTime) {
    boolean isFresh() {
      return isYoungerThan(failure.isPresent() ? FRESH_FAILURE : FRESH);
    }

    Outcome grownOld() {
      return new Outcome(failure, nanoTime - FRESH.toNanos());
    }

    boolean isYoungerThan(Duration most) {
      return System.nanoTime() - nanoTime < most.toNanos();
    }
  }

  PeerHealth(SiteId site, Echo echo) {
    this.site = site;
    this.echo = echo;
  }

  void succeeded() {
    learn(Optional.empty());
  }

  /** Only what says something of the PACS counts. */
  void failed(ProblemType type) {
    switch (type) {
      case SITE_UNREACHABLE, SITE_TIMEOUT, MALFORMED_FROM_SITE -> learn(Optional.of(type));
      case NOT_FOUND -> succeeded();
      case INVALID_QUERY,
          UNSUPPORTED_KEY,
          NOT_ACCEPTABLE,
          NOT_AUTHORIZED,
          MALFORMED_INPUT,
          LIMIT_EXCEEDED,
          CONFLICT,
          OVERLOADED,
          INTERNAL -> {}
    }
  }

  private void learn(Optional<ProblemType> failure) {
    Optional<Outcome> now = Optional.of(new Outcome(failure, System.nanoTime()));
    tell(last.getAndSet(now), now);
  }

  private void tell(Optional<Outcome> before, Optional<Outcome> after) {
    if (state(before) != state(after)) {
      LOG.info("site {}: {}", site, state(after));
    }
  }

  /** A call stopped from outside says nothing of the PACS but that it was slow; a C-ECHO will. */
  void stopped() {
    last.updateAndGet(known ->
        known.map(outcome -> outcome.isYoungerThan(FRESH_FAILURE) ? outcome : outcome.grownOld()));
  }

  Health now(String detail) {
    Optional<Outcome> known = last.get();
    if (known.filter(Outcome::isFresh).isEmpty() && asking.compareAndSet(false, true)) {
      Thread.ofVirtual().name(site + "-echo").start(this::ask);
    }
    return new Health(site, state(known), detail);
  }

  private void ask() {
    long began = System.nanoTime();
    try {
      echo.ask(Deadline.in(ECHO_WITHIN));
      succeeded();
    } catch (ImagingException failure) {
      unanswered(failure.problem().type(), began);
    } finally {
      asking.set(false);
    }
  }

  /** However a C-ECHO fails, it says something of the PACS, unless a call has said more since. */
  private void unanswered(ProblemType type, long began) {
    Optional<Outcome> now = Optional.of(new Outcome(Optional.of(type), System.nanoTime()));
    UnaryOperator<Optional<Outcome>> unlessNewer =
        known -> known.filter(call -> call.nanoTime() - began > 0).isPresent() ? known : now;
    Optional<Outcome> before = last.getAndUpdate(unlessNewer);
    tell(before, unlessNewer.apply(before));
  }

  /** A PACS that answers, but not as it should, is there. */
  private static Health.State state(Optional<Outcome> known) {
    return known
        .map(outcome ->
            outcome
                .failure()
                .map(type ->
                    switch (type) {
                      case SITE_UNREACHABLE, SITE_TIMEOUT -> Health.State.DOWN;
                      default -> Health.State.DEGRADED;
                    })
                .orElse(Health.State.UP))
        .orElse(Health.State.STARTING);
  }
}
