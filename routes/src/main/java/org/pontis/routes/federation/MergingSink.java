package org.pontis.routes.federation;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.query.MatchOrder;
import org.pontis.dicom.source.DatasetSink;
import org.pontis.dicom.source.FindSummary;
import org.pontis.dicom.source.SiteId;
import org.pontis.routes.camel.site.CallWatch;

/**
 * Takes the ordered matches of several sites, each from a thread of its own, and gives them out as
 * one ordered sequence. A site that is a lane's capacity ahead of the others is stopped after a
 * moment and asked again when its matches run out: it must not be kept from serving others by a
 * site that may itself wait for it.
 */
final class MergingSink implements DatasetSink, CallWatch {
  /** How long a site that is ahead waits for the others before it is stopped. */
  private static final Duration HOLD = Duration.ofMillis(250);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final Condition drained = lock.newCondition();
  private final Map<SiteId, Lane> lanes = new LinkedHashMap<>();
  private final Set<Problem> notes = new LinkedHashSet<>();
  private final Askers askers = new Askers();
  private final MatchOrder order;
  private final Patience patience;
  private final Again again;
  private boolean closed;

  /** Asks a site once more, behind the caller's back, for its matches from a position on. */
  @FunctionalInterface
  interface Again {
    void ask(MergingSink sink, SiteId site, int from);
  }

  /** A match and where it comes from. */
  record Match(SiteId site, Dataset dataset) {}

  /**
   * A sink for these sites.
   *
   * @param sites in order of preference: of two matches equal in order the first site's comes first
   * @param patience how long a site may take for its first match; for the next, as one that is well
   * @param again asks a site that was stopped
   */
  MergingSink(List<SiteId> sites, MatchOrder order, Patience patience, Again again) {
    sites.forEach(site -> lanes.put(site, new Lane(site)));
    this.order = order;
    this.patience = patience;
    this.again = again;
  }

  @Override
  public boolean accept(SiteId site, Dataset match) {
    Lane.Head head = new Lane.Head(match, order.position(match));
    lock.lock();
    try {
      Lane lane = lane(site);
      awaitRoom(lane);
      if (closed || !lane.takes()) {
        return false;
      }
      lane.add(head);
      filled.signal();
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  private void awaitRoom(Lane lane) throws InterruptedException {
    long left = HOLD.toNanos();
    while (!closed && lane.takes() && lane.isFull()) {
      if (left <= 0) {
        lane.stop();
      } else {
        left = drained.awaitNanos(left);
      }
    }
  }

  @Override
  public void began(SiteId site) {
    askers.began(site);
  }

  @Override
  public void answered(SiteId site, FindSummary summary) {
    askers.ended(site);
    lock.lock();
    try {
      notes.addAll(summary.problems());
      lane(site).callEnded();
      resume(lane(site));
      filled.signal();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void failed(SiteId site, RuntimeException failure) {
    askers.ended(site);
    lock.lock();
    try {
      fail(lane(site), failure);
    } finally {
      lock.unlock();
    }
  }

  /** All sites were asked and have ended; one that has not said so was never reached. */
  void fanOutEnded(Optional<Throwable> failure) {
    Throwable cause = failure.orElseGet(() -> new IllegalStateException("a site was not asked"));
    lock.lock();
    try {
      lanes.values().stream().filter(Lane::isUnanswered).forEach(lane -> fail(lane, cause));
    } finally {
      lock.unlock();
    }
  }

  /** A site that was stopped because nothing more was wanted has not failed. */
  private void fail(Lane lane, Throwable cause) {
    if (closed) {
      lane.end();
    } else {
      lane.fail(Failures.at(lane.site(), cause));
    }
    filled.signal();
  }

  /** The next match in order, once every site has shown its next; empty when all have ended. */
  Optional<Match> next() {
    lock.lock();
    try {
      for (Lane lane : lanes.values()) {
        settle(lane);
      }
      return first().map(this::take);
    } catch (InterruptedException stopped) {
      throw Failures.interrupted(stopped);
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more and stops whoever still asks. */
  void close() {
    lock.lock();
    try {
      closed = true;
      drained.signalAll();
    } finally {
      lock.unlock();
    }
    askers.interrupt();
  }

  /** Why sites gave nothing or not all, in order of preference. */
  List<ImagingException> failures() {
    lock.lock();
    try {
      return lanes.values().stream().flatMap(lane -> lane.failure().stream()).toList();
    } finally {
      lock.unlock();
    }
  }

  /** What sites that answered had to say about their answers. */
  List<Problem> notes() {
    lock.lock();
    try {
      return List.copyOf(notes);
    } finally {
      lock.unlock();
    }
  }

  private void settle(Lane lane) throws InterruptedException {
    while (!lane.isSettled()) {
      Duration most = lane.hasGiven() ? patience.usual() : patience.of(lane.site());
      long left = lane.emptySince() + most.toNanos() - System.nanoTime();
      if (left <= 0 || filled.awaitNanos(left) <= 0) {
        giveUp(lane, most);
      }
    }
  }

  private static void giveUp(Lane lane, Duration most) {
    if (!lane.isSettled()) {
      lane.fail(Failures.timeout(lane.site(), most));
    }
  }

  private Optional<Lane> first() {
    return lanes.values().stream()
        .filter(lane -> lane.head().isPresent())
        .reduce((best, lane) -> position(lane).compareTo(position(best)) < 0 ? lane : best);
  }

  private static MatchOrder.Position position(Lane lane) {
    return lane.head().orElseThrow().position();
  }

  private Match take(Lane lane) {
    Match match = new Match(lane.site(), lane.head().orElseThrow().match());
    boolean wasFull = lane.isFull();
    lane.removeHead();
    if (wasFull) {
      drained.signalAll();
    }
    resume(lane);
    return match;
  }

  private void resume(Lane lane) {
    if (!closed) {
      lane.resume().ifPresent(from -> again.ask(this, lane.site(), from));
    }
  }

  private Lane lane(SiteId site) {
    return Optional.ofNullable(lanes.get(site))
        .orElseThrow(() -> new IllegalArgumentException("no site " + site + " was asked"));
  }
}
