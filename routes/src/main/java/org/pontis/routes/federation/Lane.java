package org.pontis.routes.federation;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.query.MatchOrder.Position;
import org.pontis.dicom.source.SiteId;

/** The ordered matches of one site that wait to be merged; guarded by its merging sink. */
final class Lane {
  /** Matches a site may be ahead of the merge. */
  static final int CAPACITY = 128;

  private final SiteId site;
  private final Queue<Head> waiting = new ArrayDeque<>();
  private Optional<ImagingException> failure = Optional.empty();
  private State state = State.OPEN;
  private long emptySince = System.nanoTime();

  /** A match and where it stands in the common order. */
  record Head(Dataset match, Position position) {}

  private enum State {
    OPEN,
    ENDED
  }

  Lane(SiteId site) {
    this.site = site;
  }

  SiteId site() {
    return site;
  }

  boolean isOpen() {
    return state == State.OPEN;
  }

  boolean isFull() {
    return waiting.size() >= CAPACITY;
  }

  /** Whether the next match is here, or it is known that none will come. */
  boolean isSettled() {
    return !waiting.isEmpty() || !isOpen();
  }

  void add(Head match) {
    waiting.add(match);
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
