package org.pontis.dicom.net.ul;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The one daemon thread that counts time for all associations; its tasks never block. */
final class Timers {
  private static final ScheduledThreadPoolExecutor CLOCK = clock();

  private Timers() {}

  private static ScheduledThreadPoolExecutor clock() {
    ScheduledThreadPoolExecutor clock =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("dicom-timers").factory());
    clock.setRemoveOnCancelPolicy(true);
    return clock;
  }

  static Future<?> after(Duration delay, Runnable task) {
    return CLOCK.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  static Future<?> every(Duration period, Runnable task) {
    return CLOCK.scheduleWithFixedDelay(
        task, period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
  }
}
