package org.pontis.routes.site.decorate;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks after all guarded calls, a few times a second, on one thread. */
public final class Watchdog implements AutoCloseable {
  private static final long ROUND_MILLIS = 100;

  private final Set<Guard> guards = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("site-watchdog").factory());

  /** Starts looking. */
  public Watchdog() {
    var _ =
        thread.scheduleWithFixedDelay(
            this::look, ROUND_MILLIS, ROUND_MILLIS, TimeUnit.MILLISECONDS);
  }

  void add(Guard guard) {
    guards.add(guard);
  }

  void remove(Guard guard) {
    guards.remove(guard);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  private void look() {
    long now = System.nanoTime();
    guards.forEach(guard -> guard.look(now));
  }
}
