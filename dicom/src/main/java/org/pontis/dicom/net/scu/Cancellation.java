package org.pontis.dicom.net.scu;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.pontis.dicom.net.dimse.DimseCommand.CCancelRq;
import org.pontis.dicom.net.ul.AcceptedContext;
import org.pontis.dicom.source.Deadline;

/**
 * Whether an operation goes on; once cancelled it has only a while left to end. Any thread may ask,
 * as any may send; a C-CANCEL that crosses the last answer is ignored (PS3.7 9.3.2.3).
 */
final class Cancellation {
  /** How long a peer may take at the most to heed a C-CANCEL before the association is given up. */
  private static final Duration LONGEST_GRACE = Duration.ofSeconds(5);

  private final Exchange exchange;
  private final AcceptedContext context;
  private final int messageId;
  private final AtomicBoolean asked = new AtomicBoolean();
  private volatile Deadline deadline;

  Cancellation(Exchange exchange, AcceptedContext context, int messageId, Deadline deadline) {
    this.exchange = exchange;
    this.context = context;
    this.messageId = messageId;
    this.deadline = deadline;
  }

  /** Until when the operation may take. */
  Deadline deadline() {
    return deadline;
  }

  boolean isAsked() {
    return asked.get();
  }

  /** Sends the C-CANCEL, once. */
  void ask() {
    if (asked.compareAndSet(false, true)) {
      deadline = deadline.atMost(LONGEST_GRACE).atMost(exchange.patience());
      exchange.channel().send(context, new CCancelRq(messageId));
    }
  }

  /** Whether the peer was asked to stop, did not, and has had its time. */
  boolean isOverdue() {
    return isAsked() && deadline.hasPassed();
  }
}
