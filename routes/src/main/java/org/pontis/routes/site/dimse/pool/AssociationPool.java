package org.pontis.routes.site.dimse.pool;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pontis.dicom.net.scu.DimseScu;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.Deadline;
import org.pontis.dicom.source.SiteId;

/**
 * The associations with one peer. A peer that refuses a further one because it has too many lowers
 * the limit for a while, instead of failing the call, when calls can take turns with those open.
 */
public final class AssociationPool implements AutoCloseable {
  /** How often idle associations are looked at, for their age and for an end by the peer. */
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  private final SiteId site;
  private final Opening opening;
  private final PoolLimits limits;
  private final Ceiling ceiling;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Pooled> idle = new ArrayDeque<>();
  private Optional<Thread> closingIdle = Optional.empty();
  private int open;
  private boolean closed;

  /** A pool without associations yet. */
  public AssociationPool(SiteId site, Opening opening, PoolLimits limits) {
    this.site = site;
    this.opening = opening;
    this.limits = limits;
    this.ceiling = new Ceiling(limits.associations());
  }

  /**
   * How many associations there are.
   *
   * @param open those being opened included
   * @param idle of these, lent to nobody
   */
  public record Counts(int open, int idle) {}

  /** How many associations there are now; those the peer has ended are noticed first. */
  public Counts counts() {
    lookAtIdle();
    lock.lock();
    try {
      return new Counts(open, idle.size());
    } finally {
      lock.unlock();
    }
  }

  /**
   * Lends an association, waiting for one until the deadline.
   *
   * @throws ImagingException OVERLOADED when none became free in time; as {@link Opening} otherwise
   */
  public Lease lease(Purpose purpose, Deadline deadline) {
    while (true) {
      Optional<Pooled> kept = idleOrPlace(purpose, deadline);
      if (kept.isPresent()) {
        return new Lease(this, kept.get(), Lease.History.REUSED);
      }
      Optional<DimseScu> opened = open(purpose, deadline);
      if (opened.isPresent()) {
        Pooled pooled = new Pooled(purpose, opened.get(), System.nanoTime());
        return new Lease(this, pooled, Lease.History.FRESH);
      }
    }
  }

  /**
   * Does something over an association. Where one that had been idle turns out to have ended, it is
   * done again over another, unless it has begun to deliver.
   */
  public <T> T use(
      Purpose purpose, Deadline deadline, Function<DimseScu, T> use, BooleanSupplier hasBegun) {
    while (true) {
      Lease lease = lease(purpose, deadline);
      try (lease) {
        return use.apply(lease.scu());
      } catch (ImagingException ended) {
        boolean stale =
            lease.history() == Lease.History.REUSED
                && ended.problem().type() == ProblemType.SITE_UNREACHABLE;
        if (!stale || hasBegun.getAsBoolean()) {
          throw ended;
        }
      }
    }
  }

  /** An idle association, or nothing, with a place reserved for a new one. */
  private Optional<Pooled> idleOrPlace(Purpose purpose, Deadline deadline) {
    lock.lock();
    try {
      while (true) {
        if (closed) {
          throw problem(ProblemType.SITE_UNREACHABLE, "the site has been stopped");
        }
        Optional<Pooled> kept = takeIdle(purpose);
        if (kept.isPresent()) {
          return kept;
        }
        if (open < ceiling.now()) {
          open++;
          return Optional.empty();
        }
        if (!idle.isEmpty()) {
          dismiss(idle.removeFirst());
        } else {
          awaitChange(deadline);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  @SuppressWarnings("WaitNotInLoop") // the caller looks again
  private void awaitChange(Deadline deadline) {
    if (deadline.hasPassed()) {
      throw problem(
          ProblemType.OVERLOADED,
          "all associations with the site are in use; ask later, or allow it more");
    }
    try {
      long most = Math.min(deadline.remaining().toNanos(), Ceiling.STEP.toNanos());
      var _ = changed.await(most, TimeUnit.NANOSECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw problem(ProblemType.SITE_TIMEOUT, "the call was stopped while it waited for its turn");
    }
  }

  private Optional<Pooled> takeIdle(Purpose purpose) {
    Iterator<Pooled> newestFirst = idle.descendingIterator();
    while (newestFirst.hasNext()) {
      Pooled pooled = newestFirst.next();
      if (pooled.purpose().equals(purpose)) {
        newestFirst.remove();
        if (pooled.isUsable()) {
          return Optional.of(pooled);
        }
        dismiss(pooled);
      }
    }
    return Optional.empty();
  }

  /** Opens one at the place reserved; nothing when the peer wants fewer and others are open. */
  private Optional<DimseScu> open(Purpose purpose, Deadline deadline) {
    boolean opened = false;
    try {
      DimseScu scu = opening.open(purpose, deadline);
      opened = true;
      return Optional.of(scu);
    } catch (ImagingException failed) {
      if (failed.problem().type() == ProblemType.OVERLOADED && lower()) {
        return Optional.empty();
      }
      throw failed;
    } finally {
      if (!opened) {
        leave();
      }
    }
  }

  private boolean lower() {
    lock.lock();
    try {
      int others = open - 1;
      if (others > 0) {
        ceiling.lowerTo(others);
      }
      return others > 0;
    } finally {
      lock.unlock();
    }
  }

  void takeBack(Pooled pooled) {
    lock.lock();
    try {
      if (closed || !pooled.isUsable() || open > ceiling.now()) {
        dismiss(pooled);
      } else {
        idle.addLast(pooled.idleNow());
        startClosingIdle();
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Ends an association behind the caller's back; its place is free at once. */
  private void dismiss(Pooled pooled) {
    leave();
    Thread.ofVirtual().name(site + "-release").start(pooled::end);
  }

  private void leave() {
    lock.lock();
    try {
      open--;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void startClosingIdle() {
    if (closingIdle.isEmpty()) {
      closingIdle = Optional.of(Thread.ofVirtual().name(site + "-idle").start(this::closeIdle));
    }
  }

  private void closeIdle() {
    try {
      while (isTimeToLook()) {
        lookAtIdle();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits; false when none is idle any more, and who is the next to be will be looked after. */
  private boolean isTimeToLook() throws InterruptedException {
    lock.lock();
    try {
      long left = LOOK_EVERY.toNanos();
      while (left > 0 && !idle.isEmpty() && !closed) {
        left = changed.awaitNanos(left);
      }
      if (idle.isEmpty() || closed) {
        closingIdle = Optional.empty();
      }
      return closingIdle.isPresent();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Ends those that are over. Who asks for one meanwhile is not kept waiting by those that stand.
   */
  private void lookAtIdle() {
    Map<Boolean, List<Pooled>> over =
        takeAllIdle().stream().collect(Collectors.partitioningBy(this::isOver));
    lock.lock();
    try {
      over.getOrDefault(true, List.of()).forEach(this::dismiss);
      List<Pooled> kept = over.getOrDefault(false, List.of());
      if (closed) {
        kept.forEach(this::dismiss);
      } else {
        kept.reversed().forEach(idle::addFirst);
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  private List<Pooled> takeAllIdle() {
    lock.lock();
    try {
      List<Pooled> all = List.copyOf(idle);
      idle.clear();
      return all;
    } finally {
      lock.unlock();
    }
  }

  private boolean isOver(Pooled pooled) {
    long age = System.nanoTime() - pooled.idleSince();
    return age > limits.idle().toNanos() || !pooled.isKept();
  }

  private ImagingException problem(ProblemType type, String detail) {
    return new ImagingException(Problem.of(type, site, detail));
  }

  /** Ends all that nobody uses; those lent are ended when they come back. */
  @Override
  public void close() {
    List<Pooled> ending;
    lock.lock();
    try {
      closed = true;
      ending = new ArrayList<>(idle);
      idle.clear();
      open -= ending.size();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    ending.forEach(Pooled::end);
  }
}
