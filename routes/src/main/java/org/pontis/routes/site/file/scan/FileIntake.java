package org.pontis.routes.site.file.scan;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.pontis.routes.site.file.index.FileState;
import org.pontis.routes.site.file.index.Finding;
import org.pontis.routes.site.file.index.FolderIndex;
import org.pontis.routes.site.file.index.KnownFile.Kind;
import org.pontis.routes.site.file.index.KnownFile.Unserved;

/**
 * Reads files into the index. One that can't be read while somebody may still be writing it is
 * looked at again before it is named.
 */
final class FileIntake {
  private static final Duration MAYBE_WRITING = Duration.ofSeconds(2);

  private final Path root;
  private final FolderIndex index;
  private final Agenda agenda;
  private final Naming naming;
  private final InstantSource clock;
  private final FileInspector inspector = new FileInspector();

  FileIntake(Path root, FolderIndex index, Agenda agenda, Naming naming, InstantSource clock) {
    this.root = root;
    this.index = index;
    this.agenda = agenda;
    this.naming = naming;
    this.clock = clock;
  }

  /** Reads a file that was seen in this state. */
  void take(Path file, FileState seen) {
    String path = FolderScan.relative(root, file);
    try {
      Finding finding = inspector.inspect(file);
      FileState state = FileState.of(file);
      if (state.equals(seen) && !(isUnserved(finding) && maybeWriting(state))) {
        keep(path, state, finding);
      } else {
        agenda.touch(file);
      }
    } catch (NoSuchFileException gone) {
      index.remove(path);
    } catch (RuntimeException fault) {
      naming.fault(path, fault);
      unserved(new Unserved(path, seen, Kind.REFUSED, "a fault of ours while it was read"));
    } catch (IOException failure) {
      if (!Thread.currentThread().isInterrupted()) {
        unserved(new Unserved(path, FileState.UNKNOWN, Kind.REFUSED, reason(failure)));
      }
    }
  }

  private void keep(String path, FileState state, Finding finding) {
    switch (finding) {
      case Finding.Instance instance ->
          index
              .put(path, state, instance)
              .ifPresent(file -> naming.refused(file.path(), file.reason()));
      case Finding.Refused(String reason) ->
          unserved(new Unserved(path, state, Kind.REFUSED, reason));
      case Finding.Skipped(String reason) ->
          unserved(new Unserved(path, state, Kind.SKIPPED, reason));
    }
  }

  /** A failure of the disk or of permissions may pass without the file changing. */
  private static String reason(IOException failure) {
    return failure instanceof AccessDeniedException
        ? "no permission to read it"
        : "can't be read: " + failure.getClass().getSimpleName();
  }

  /** Takes note of what can't be served and names it, unless that is known already. */
  void unserved(Unserved file) {
    if (index.known(file.path()).equals(Optional.of(file))) {
      return;
    }
    index.put(file);
    switch (file.kind()) {
      case REFUSED -> naming.refused(file.path(), file.reason());
      case SKIPPED -> naming.skipped(file.path(), file.reason());
    }
  }

  private static boolean isUnserved(Finding finding) {
    return !(finding instanceof Finding.Instance);
  }

  /** A date far in the future says as little of a writer as one long ago. */
  private boolean maybeWriting(FileState state) {
    long age = TimeUnit.MILLISECONDS.toNanos(clock.millis()) - state.modified();
    return Math.abs(age) < MAYBE_WRITING.toNanos();
  }
}
