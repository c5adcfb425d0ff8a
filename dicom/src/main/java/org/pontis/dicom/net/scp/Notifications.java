package org.pontis.dicom.net.scp;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.net.dimse.DimseChannel;
import org.pontis.dicom.net.dimse.DimseCommand.NEventReportRq;
import org.pontis.dicom.net.dimse.DimseCommand.NEventReportRsp;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.ul.AcceptedContext;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.source.Deadline;

/**
 * Notifications to the requestor of an association, over it (PS3.7 10.1.1). One goes out only when
 * no request is being performed and the requestor has been quiet for a moment: who wants no more of
 * an association releases it at once, and who goes on asking must not be disturbed.
 */
final class Notifications {
  /** How long a requestor that is about to release its association leaves it at the most. */
  static final Duration QUIET = Duration.ofMillis(500);

  private final DimseChannel channel;
  private final ReentrantLock turn = new ReentrantLock();
  private final Condition ended = turn.newCondition();
  private final Map<Integer, CompletableFuture<Optional<DimseStatus>>> outstanding =
      new ConcurrentHashMap<>();
  private final Set<Integer> unawaited = ConcurrentHashMap.newKeySet();
  private long quietSince = System.nanoTime();
  private boolean isOver;

  Notifications(DimseChannel channel) {
    this.channel = channel;
  }

  /** Performs a request while notifications are kept back. */
  void during(Runnable request) {
    turn.lock();
    try {
      request.run();
      quietSince = System.nanoTime();
    } finally {
      turn.unlock();
    }
  }

  /** Takes the response to a notification, also one that came too late; whether it was one. */
  boolean answered(NEventReportRsp response) {
    if (unawaited.remove(response.respondedTo())) {
      return true;
    }
    CompletableFuture<Optional<DimseStatus>> waiting = outstanding.remove(response.respondedTo());
    return waiting != null && waiting.complete(Optional.of(response.status()));
  }

  /** Nothing goes out any more, and nothing is answered. */
  void end() {
    turn.lock();
    try {
      isOver = true;
      ended.signalAll();
    } finally {
      turn.unlock();
    }
    outstanding.values().forEach(waiting -> waiting.complete(Optional.empty()));
  }

  /** The answer to a notification; empty when the association did not serve for it. */
  Optional<DimseStatus> report(
      AcceptedContext context, NEventReportRq event, Dataset information, Deadline deadline) {
    CompletableFuture<Optional<DimseStatus>> answer = new CompletableFuture<>();
    try {
      if (!send(context, event, information, answer, deadline)) {
        return Optional.empty();
      }
      return answer.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      unawaited.add(event.messageId());
      return Optional.empty();
    } catch (ImagingException unheard) {
      return Optional.empty();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    } finally {
      outstanding.remove(event.messageId());
    }
  }

  private long untilQuiet() {
    return quietSince + QUIET.toNanos() - System.nanoTime();
  }

  private boolean send(
      AcceptedContext context,
      NEventReportRq event,
      Dataset information,
      CompletableFuture<Optional<DimseStatus>> answer,
      Deadline deadline)
      throws InterruptedException {
    if (!turn.tryLock(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
      return false;
    }
    try {
      for (long left = untilQuiet(); left > 0 && !isOver; left = untilQuiet()) {
        ended.awaitNanos(left);
        if (deadline.hasPassed()) {
          return false;
        }
      }
      if (isOver || !channel.association().isOpen()) {
        return false;
      }
      outstanding.put(event.messageId(), answer);
      channel.send(context, event, information);
      return true;
    } finally {
      turn.unlock();
    }
  }
}
