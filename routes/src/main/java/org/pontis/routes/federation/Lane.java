package org.pontis.routes.federation;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.query.MatchOrder.Position;
import org.pontis.dicom.source.SiteId;

/** The ordered matches of one site that wait to be merged; guarded by its merging sink. */
final class Lane {
  /** Matches a site may be ahead of the merge before it is stopped for the first time. */
  static final int CAPACITY = 128;

  /** The same however often it was stopped. */
  private static final int MOST = 8_192;

  private final SiteId site;
  private final Queue<Head> waiting = new ArrayDeque<>();
  private Optional<ImagingException> failure = Optional.empty();
  private State state = State.OPEN;
  private long emptySince = System.nanoTime();
  private int capacity = CAPACITY;
  private int added;

  /** A match and where it stands in the common order. */
  record Head(Dataset match, Position position) {}

  private enum State {
    /** The site is asked or will be. */
    OPEN,
    /** The site was told to stop and has not yet. */
    STOPPING,
    /** The site is not asked; more can be had of it. */
    STOPPED,
    /** There are no more matches. */
    ENDED
  }

  Lane(SiteId site) {
    this.site = site;
  }

  SiteId site() {
    return site;
  }

  boolean isOpen() {
    return state != State.ENDED;
  }

  /** Whether the site may give another match now. */
  boolean takes() {
    return state == State.OPEN;
  }

  /** Whether it was never heard of the site again after it was asked for the first time. */
  boolean isUnanswered() {
    return state == State.OPEN && capacity == CAPACITY;
  }

  boolean isFull() {
    return waiting.size() >= capacity;
  }

  /**
   * The site is to stop, so that it can serve others while nobody wants its matches; further ahead
   * the next time, so that it is not asked again too often.
   */
  void stop() {
    state = State.STOPPING;
    capacity = Math.min(2 * capacity, MOST);
  }

  /** The site has ended a call: it has no more matches unless it was told to stop. */
  void callEnded() {
    state = state == State.STOPPING ? State.STOPPED : State.ENDED;
  }

  /** From which position on the site is to be asked again, if it is time; it counts as asked. */
  OptionalInt resume() {
    if (state != State.STOPPED || waiting.size() > capacity / 4) {
      return OptionalInt.empty();
    }
    state = State.OPEN;
    return OptionalInt.of(added);
  }

  /** Whether the next match is here, or it is known that none will come. */
  boolean isSettled() {
    return !waiting.isEmpty() || !isOpen();
  }

  void add(Head match) {
    waiting.add(match);
    added++;
  }

  /** Whether the site has given a match. */
  boolean hasGiven() {
    return added > 0;
  }

  Optional<Head> head() {
    return Optional.ofNullable(waiting.peek());
  }

  void removeHead() {
    waiting.remove();
    if (waiting.isEmpty()) {
      emptySince = System.nanoTime();
    }
  }

  /** The moment, as {@link System#nanoTime()} counts, since which nothing has been here. */
  long emptySince() {
    return emptySince;
  }

  void end() {
    state = State.ENDED;
  }

  void fail(ImagingException why) {
    if (isOpen()) {
      failure = Optional.of(why);
      end();
    }
  }

  Optional<ImagingException> failure() {
    return failure;
  }
}
