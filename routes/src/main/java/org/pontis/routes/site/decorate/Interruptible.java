package org.pontis.routes.site.decorate;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;

/**
 * Work on a thread whose wait for a socket ends when it is interrupted: a virtual one. The caller
 * waits; what the work throws, the caller throws.
 */
final class Interruptible {
  private Interruptible() {}

  /** The result of the work. */
  static <T> T call(Supplier<T> work) {
    if (Thread.currentThread().isVirtual()) {
      return work.get();
    }
    FutureTask<T> task = new FutureTask<>(work::get);
    Thread thread = Thread.ofVirtual().name("site-call").start(task);
    try {
      return task.get();
    } catch (InterruptedException stopped) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw new ImagingException(
          Problem.of(ProblemType.SITE_TIMEOUT, "the call was stopped"), stopped);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      if (failed.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(failed);
    }
  }
}
