package org.pontis.routes.site.decorate;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Work on a thread whose wait for a socket ends when it is interrupted: a virtual one. The caller
 * waits until the work has ended, and passes its own interruption on; what the work throws, the
 * caller throws.
 */
final class Interruptible {
  private Interruptible() {}

  /** The result of the work. */
  static <T> T call(Supplier<T> work) {
    if (Thread.currentThread().isVirtual()) {
      return work.get();
    }
    FutureTask<T> task = new FutureTask<>(work::get);
    return outcome(task, Thread.ofVirtual().name("site-call").start(task));
  }

  private static <T> T outcome(FutureTask<T> task, Thread working) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException _) {
          interrupted = true;
          working.interrupt();
        }
      }
    } catch (ExecutionException failed) {
      throw cause(failed);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException cause(ExecutionException failed) {
    if (failed.getCause() instanceof Error error) {
      throw error;
    }
    return failed.getCause() instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException(failed);
  }
}
