package org.pontis.routes.site.file.scan;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Paths that have changed and are looked at when they have been quiet for a moment. */
final class Settling {
  private static final Duration QUIET = Duration.ofMillis(300);

  private final Map<Path, Long> due = new ConcurrentHashMap<>();

  /** Something happened to a path: its time starts again. */
  void touch(Path path) {
    due.put(path, System.nanoTime() + QUIET.toNanos());
  }

  boolean isEmpty() {
    return due.isEmpty();
  }

  /** Takes those that have been quiet long enough. */
  List<Path> takeQuiet() {
    long now = System.nanoTime();
    List<Path> quiet = new ArrayList<>();
    due.forEach((path, when) -> {
      if (when - now <= 0 && due.remove(path, when)) {
        quiet.add(path);
      }
    });
    return quiet;
  }
}
