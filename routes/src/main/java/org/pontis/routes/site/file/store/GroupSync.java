package org.pontis.routes.site.file.store;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Group commit: while one round is written, all who come share the next, in which each folder is
 * synced once. A round runs on a thread of its own, so that no caller's interruption fails others.
 */
final class GroupSync implements FolderSync {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();
  private final FolderSync each;
  private Round next = new Round();
  private boolean running;

  /** Those who share one sync; guarded by the lock. */
  private static final class Round {
    private final Set<Path> folders = new HashSet<>();
    private boolean done;
    private Optional<IOException> failure = Optional.empty();
  }

  /** Syncs through another. */
  GroupSync(FolderSync each) {
    this.each = each;
  }

  @Override
  public void sync(Collection<Path> folders) throws IOException {
    lock.lock();
    try {
      Round mine = next;
      mine.folders.addAll(folders);
      if (!running) {
        begin();
      }
      while (!mine.done) {
        ended.await();
      }
      if (mine.failure.isPresent()) {
        throw new IOException("folders could not be synced", mine.failure.get());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped while folders were synced");
    } finally {
      lock.unlock();
    }
  }

  private void begin() {
    Round round = next;
    next = new Round();
    running = true;
    Thread.ofVirtual().name("store-sync").start(() -> run(round));
  }

  private void run(Round round) {
    Optional<IOException> failure = Optional.of(new IOException("the round ended before its time"));
    try {
      each.sync(round.folders);
      failure = Optional.empty();
    } catch (IOException failed) {
      failure = Optional.of(failed);
    } finally {
      end(round, failure);
    }
  }

  private void end(Round round, Optional<IOException> failure) {
    lock.lock();
    try {
      round.failure = failure;
      round.done = true;
      running = false;
      if (!next.folders.isEmpty()) {
        begin();
      }
      ended.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
