package org.pontis.routes.federation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * one ordered sequence. Each site runs at most {@link Lane#CAPACITY} matches ahead.
 */
final class MergingSink implements DatasetSink, CallWatch {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final Condition drained = lock.newCondition();
  private final Map<SiteId, Lane> lanes = new LinkedHashMap<>();
  private final List<Problem> notes = new ArrayList<>();
  private final Askers askers = new Askers();
  private final MatchOrder order;
  private final Duration patience;
  private boolean closed;

  /** A match and where it comes from. */
  record Match(SiteId site, Dataset dataset) {}

  /**
   * A sink for these sites.
   *
   * @param sites in order of preference: of two matches equal in order the first site's comes first
   * @param patience how long a site may take for its next match
   */
  MergingSink(List<SiteId> sites, MatchOrder order, Duration patience) {
    sites.forEach(site -> lanes.put(site, new Lane(site)));
    this.order = order;
    this.patience = patience;
  }

  @Override
  public boolean accept(SiteId site, Dataset match) {
    Lane.Head head = new Lane.Head(match, order.position(match));
    lock.lock();
    try {
      Lane lane = lane(site);
      while (!closed && lane.isOpen() && lane.isFull()) {
        drained.await();
      }
      if (closed || !lane.isOpen()) {
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
      lane(site).end();
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
      lanes.values().stream().filter(Lane::isOpen).forEach(lane -> fail(lane, cause));
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
      long left = lane.emptySince() + patience.toNanos() - System.nanoTime();
      if (left <= 0 || filled.awaitNanos(left) <= 0) {
        giveUp(lane);
      }
    }
  }

  private void giveUp(Lane lane) {
    if (!lane.isSettled()) {
      lane.fail(Failures.timeout(lane.site(), patience));
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
    return match;
  }

  private Lane lane(SiteId site) {
    return Optional.ofNullable(lanes.get(site))
        .orElseThrow(() -> new IllegalArgumentException("no site " + site + " was asked"));
  }
}
