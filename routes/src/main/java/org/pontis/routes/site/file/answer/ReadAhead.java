package org.pontis.routes.site.file.answer;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Predicate;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;

/** Works on a few items ahead of who takes the results, which come in order. */
final class ReadAhead {
  private static final int WINDOW = 8;

  private final ExecutorService threads;

  ReadAhead(ExecutorService threads) {
    this.threads = threads;
  }

  /** Gives out the result for each item until the receiver says no or all are through. */
  <I, O> void run(List<I> items, Function<I, O> work, Predicate<O> receiver) {
    if (items.size() == 1) {
      boolean _ = receiver.test(work.apply(items.getFirst()));
      return;
    }
    Iterator<I> rest = items.iterator();
    Queue<Future<O>> ahead = new ArrayDeque<>();
    try {
      do {
        while (ahead.size() < WINDOW && rest.hasNext()) {
          I item = rest.next();
          ahead.add(threads.submit(() -> work.apply(item)));
        }
      } while (!ahead.isEmpty() && receiver.test(result(ahead.remove())));
    } finally {
      ahead.forEach(late -> late.cancel(true));
    }
  }

  private static <O> O result(Future<O> made) {
    try {
      return made.get();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw ImagingException.of(ProblemType.SITE_TIMEOUT, "reading was stopped");
    } catch (ExecutionException failure) {
      throw new IllegalStateException("reading ahead failed", failure);
    }
  }
}
