package org.pontis.routes.site.file.scan;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.pontis.routes.site.file.index.FolderIndex;

/** How far the index is, told to operators now and then; shows the index while it grows. */
public final class ScanProgress {
  private static final long PUBLISH_EVERY = Duration.ofMillis(500).toNanos();
  private static final long TELL_EVERY = Duration.ofSeconds(5).toNanos();

  private final Naming naming;
  private final LongAdder seen = new LongAdder();
  private final long start = System.nanoTime();
  private final AtomicLong published = new AtomicLong(start);
  private final AtomicLong told = new AtomicLong(start);
  private volatile Phase phase = Phase.FIRST_SCAN;

  /** Where the index stands. */
  public enum Phase {
    /** The folder is being read for the first time. */
    FIRST_SCAN,
    /** The index is complete and follows the folder. */
    FOLLOWING,
    /** The folder is not there. */
    NO_FOLDER
  }

  public ScanProgress(Naming naming) {
    this.naming = naming;
  }

  public Phase phase() {
    return phase;
  }

  /** A file was seen that has to be read. */
  void saw() {
    seen.increment();
  }

  /** A file was read. */
  void took(FolderIndex index) {
    if (isDue(published, PUBLISH_EVERY)) {
      index.publish();
    }
    if (phase == Phase.FIRST_SCAN && isDue(told, TELL_EVERY)) {
      naming.progress("scanning, " + seen.sum() + " files seen, " + index.counts());
    }
  }

  /** The whole folder was scanned. */
  void scanned(FolderIndex index) {
    if (phase == Phase.FIRST_SCAN) {
      long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
      naming.progress("scanned in " + millis + " ms, " + index.counts());
    }
    phase = Phase.FOLLOWING;
  }

  /** The folder is not there. */
  void lostFolder() {
    if (phase != Phase.NO_FOLDER) {
      naming.progress("the folder can't be found or entered");
    }
    phase = Phase.NO_FOLDER;
  }

  /** One line on where it stands. */
  public String detail(FolderIndex index) {
    return switch (phase) {
      case FIRST_SCAN -> "scanning, " + seen.sum() + " files seen, " + index.counts();
      case FOLLOWING -> index.counts();
      case NO_FOLDER -> "the folder can't be found or entered";
    };
  }

  private static boolean isDue(AtomicLong last, long every) {
    long then = last.get();
    long now = System.nanoTime();
    return now - then >= every && last.compareAndSet(then, now);
  }
}
