package org.pontis.routes.site.file;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.pontis.routes.site.file.KnownFile.Kind;
import org.pontis.routes.site.file.KnownFile.Unserved;

/**
 * Reads files into the index. One that can't be read while somebody may still be writing it is
 * looked at again before it is named.
 */
final class FileIntake {
  private static final Duration MAYBE_WRITING = Duration.ofSeconds(2);

  private final Path root;
  private final FolderIndex index;
  private final Settling settling;
  private final Naming naming;
  private final InstantSource clock;
  private final FileInspector inspector = new FileInspector();

  FileIntake(Path root, FolderIndex index, Settling settling, Naming naming, InstantSource clock) {
    this.root = root;
    this.index = index;
    this.settling = settling;
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
        settling.touch(file);
      }
    } catch (NoSuchFileException gone) {
      index.remove(path);
    } catch (RuntimeException fault) {
      naming.fault(path, fault);
      unserved(new Unserved(path, seen, Kind.REFUSED, "a fault of ours while it was read"));
    } catch (IOException failure) {
      if (!Thread.currentThread().isInterrupted()) {
        String reason = "can't be read: " + failure.getClass().getSimpleName();
        unserved(new Unserved(path, seen, Kind.REFUSED, reason));
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

  private void unserved(Unserved file) {
    index.put(file);
    switch (file.kind()) {
      case REFUSED -> naming.refused(file.path(), file.reason());
      case SKIPPED -> naming.skipped(file.path(), file.reason());
    }
  }

  private static boolean isUnserved(Finding finding) {
    return !(finding instanceof Finding.Instance);
  }

  private boolean maybeWriting(FileState state) {
    long age = TimeUnit.MILLISECONDS.toNanos(clock.millis()) - state.modified();
    return age < MAYBE_WRITING.toNanos();
  }
}
