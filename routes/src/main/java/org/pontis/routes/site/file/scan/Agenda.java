package org.pontis.routes.site.file.scan;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What the keeper of a folder has to do next: paths to look at when they have been quiet for a
 * moment, and the next scan. Nobody wakes up while nothing is due. Thread-safe.
 */
final class Agenda {
  private static final long QUIET = Duration.ofMillis(300).toNanos();

  /** Paths fall due in groups: many of them together cost little more than one. */
  private static final long GRID = Duration.ofMillis(100).toNanos();

  private static final long NEVER = Long.MAX_VALUE / 2;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition sooner = lock.newCondition();
  private final SequencedMap<Path, Long> due = new LinkedHashMap<>();
  private long scan = System.nanoTime();

  /** Something happened to a path: its time starts again. */
  void touch(Path path) {
    long when = Math.ceilDiv(System.nanoTime() + QUIET, GRID) * GRID;
    lock.lock();
    try {
      if (due.isEmpty()) {
        sooner.signal();
      }
      due.putLast(path, when);
    } finally {
      lock.unlock();
    }
  }

  /** Asks for a scan in a moment: whoever asks often gets one for all. */
  void scanSoon() {
    scanAt(System.nanoTime() + QUIET);
  }

  /** Asks for a scan at this nanosecond at the latest. */
  void scanAt(long when) {
    lock.lock();
    try {
      scan = earlier(scan, when);
      sooner.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until something is due. */
  void await() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = next() - System.nanoTime();
      while (left > 0) {
        sooner.awaitNanos(left);
        left = next() - System.nanoTime();
      }
    } finally {
      lock.unlock();
    }
  }

  private long next() {
    return due.isEmpty() ? scan : earlier(scan, due.firstEntry().getValue());
  }

  private static long earlier(long one, long other) {
    return one - other < 0 ? one : other;
  }

  /** Takes the paths that have been quiet long enough. */
  List<Path> takeQuiet() {
    List<Path> quiet = new ArrayList<>();
    lock.lock();
    try {
      long now = System.nanoTime();
      while (!due.isEmpty() && due.firstEntry().getValue() - now <= 0) {
        quiet.add(due.pollFirstEntry().getKey());
      }
    } finally {
      lock.unlock();
    }
    return quiet;
  }

  /** Whether a scan is due; then no other is until one is asked for. */
  boolean takeScan() {
    lock.lock();
    try {
      long now = System.nanoTime();
      boolean isDue = scan - now <= 0;
      if (isDue) {
        scan = now + NEVER;
      }
      return isDue;
    } finally {
      lock.unlock();
    }
  }

  /** Whether no path is waiting. */
  boolean isQuiet() {
    lock.lock();
    try {
      return due.isEmpty();
    } finally {
      lock.unlock();
    }
  }
}
