package org.pontis.routes.site.dimse.relay;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.source.Deadline;
import org.pontis.routes.site.dimse.arrival.Arrival;

/**
 * One instance on its way from the thread of its association to that of the call it belongs to. The
 * first waits for the answer of the second, which reads from the association meanwhile what of a
 * large one is still to come.
 */
public final class Handover {
  private static final DimseStatus NOT_FETCHED =
      DimseStatus.OUT_OF_RESOURCES.because("nobody fetched the instance in time");

  private final Arrival arrival;
  private final AtomicBoolean claimed = new AtomicBoolean();
  private final CompletableFuture<DimseStatus> answer = new CompletableFuture<>();

  Handover(Arrival arrival) {
    this.arrival = arrival;
  }

  /** The instance. */
  public Arrival arrival() {
    return arrival;
  }

  /** Whether this thread may read the instance: only one ever does. */
  public boolean claim() {
    return claimed.compareAndSet(false, true);
  }

  /** Says what has become of it. */
  public void answer(DimseStatus status) {
    answer.complete(status);
  }

  /** The answer; the instance is left alone once nobody has claimed it by the deadline. */
  DimseStatus await(Deadline deadline) {
    try {
      return answer.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      return claim() ? NOT_FETCHED : answer.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return claim() ? NOT_FETCHED : answer.join();
    } catch (ExecutionException impossible) {
      throw new IllegalStateException("an answer is given, never failed", impossible);
    }
  }
}
