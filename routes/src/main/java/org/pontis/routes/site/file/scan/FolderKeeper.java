package org.pontis.routes.site.file.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.pontis.routes.site.file.index.FileState;
import org.pontis.routes.site.file.index.FolderIndex;
import org.pontis.routes.site.file.scan.FolderWatch.Notice;
import org.pontis.routes.site.file.scan.ScanProgress.Phase;

/**
 * Keeps an index in step with its folder: scans it, follows notices of changes, and scans again for
 * what notices have missed. Runs on a thread of its own; notices come on another.
 */
public final class FolderKeeper implements AutoCloseable {
  private static final Duration LOST_FOLDER = Duration.ofSeconds(2);
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  /** Regular scans may take this part of the time at the most. */
  private static final int SHARE_OF_TIME = 20;

  private final Path root;
  private final FolderIndex index;
  private final ScanProgress progress;
  private final Naming naming;
  private final Duration rescanEvery;
  private final Agenda agenda = new Agenda();
  private final Bursts bursts = new Bursts();
  private final FileIntake intake;
  private final FolderWatch watch;
  private final ReaderPool readers;
  private final Thread thread;

  /** A keeper that has not started. */
  public FolderKeeper(
      Path root, FolderIndex index, ScanProgress progress, Naming naming, Duration rescanEvery) {
    this.root = root;
    this.index = index;
    this.progress = progress;
    this.naming = naming;
    this.rescanEvery = rescanEvery;
    this.intake = new FileIntake(root, index, agenda, naming, InstantSource.system());
    this.watch = new FolderWatch(root);
    this.readers = new ReaderPool(naming.site().value());
    this.thread = Thread.ofPlatform().daemon().name(naming.site() + "-keep").unstarted(this::keep);
  }

  public void start() {
    watch.follow(this::notice);
    thread.start();
  }

  /** Looks at a path again soon. */
  public void suspect(Path file) {
    agenda.touch(file);
  }

  /**
   * Instances of our own making arrive in a folder. Notices of each would only cost time: while
   * they come in quick succession none are sent, and the folder is looked at when it is quiet.
   */
  public void arriving(Path folder) {
    if (bursts.isBurst(folder)) {
      watch.rest(folder);
      agenda.touch(folder);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    readers.close();
    watch.close();
    try {
      thread.join(FAREWELL);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void keep() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        agenda.await();
        round();
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private void round() throws InterruptedException {
    try {
      lookAtQuiet();
      if (agenda.takeScan()) {
        scan();
      }
    } catch (RuntimeException fault) {
      naming.fault(fault);
    }
  }

  private void scan() throws InterruptedException {
    long start = System.nanoTime();
    try {
      scanned();
    } finally {
      long end = System.nanoTime();
      agenda.scanAt(end + Math.max(pause().toNanos(), (end - start) * SHARE_OF_TIME));
    }
  }

  private void scanned() throws InterruptedException {
    if (Files.isDirectory(root) && walked(root)) {
      readers.awaitIdle();
      index.publish();
      progress.scanned(index);
    } else {
      watch.forget(root);
      progress.lostFolder();
    }
  }

  private Duration pause() {
    boolean lost = progress.phase() == Phase.NO_FOLDER && rescanEvery.compareTo(LOST_FOLDER) > 0;
    return lost ? LOST_FOLDER : rescanEvery;
  }

  /** Whether the site's folder could be read; what fails within it fails by itself. */
  private boolean walked(Path folder) {
    try {
      new FolderScan(root, index, watch::watch, this::read, intake::unserved).walk(folder);
      return true;
    } catch (IOException lost) {
      return false;
    }
  }

  private void read(Path file, FileState state) {
    progress.saw();
    readers.submit(() -> {
      intake.take(file, state);
      progress.took(index);
    });
  }

  private void notice(Notice notice) {
    switch (notice) {
      case Notice.Changed(Path path) -> agenda.touch(path);
      case Notice.Lost _ -> agenda.scanSoon();
    }
  }

  private void lookAtQuiet() throws InterruptedException {
    Path arrivals = root.resolve(FolderScan.ARRIVALS);
    List<Path> quiet = agenda.takeQuiet().stream().filter(path -> !path.equals(arrivals)).toList();
    quiet.stream()
        .filter(FolderKeeper::isGone)
        .forEach(watch::forget); // before a new place is watched
    quiet.forEach(this::lookAt);
    if (!quiet.isEmpty()) {
      readers.awaitIdle();
      index.publish();
    }
  }

  private static boolean isGone(Path path) {
    return Files.notExists(path, LinkOption.NOFOLLOW_LINKS);
  }

  private void lookAt(Path path) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      if (attributes.isDirectory()) {
        walked(path);
      } else if (attributes.isRegularFile()) {
        lookAt(path, FileState.of(attributes));
      }
    } catch (NoSuchFileException gone) {
      index.removeAll(FolderScan.relative(root, path));
    } catch (IOException unknown) {
      agenda.scanSoon();
    }
  }

  private void lookAt(Path file, FileState state) {
    String path = FolderScan.relative(root, file);
    if (index.known(path).filter(known -> known.state().equals(state)).isEmpty()) {
      read(file, state);
    }
  }
}
