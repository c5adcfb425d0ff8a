package org.pontis.dicom.net.scu;

import java.time.Duration;
import org.pontis.dicom.net.dimse.DimseCommand.CCancelRq;
import org.pontis.dicom.net.ul.AcceptedContext;
import org.pontis.dicom.source.Deadline;

/** Whether an operation goes on; once cancelled it has only a while left to end. */
final class Cancellation {
  /** How long a peer may take at the most to heed a C-CANCEL before the association is given up. */
  private static final Duration LONGEST_GRACE = Duration.ofSeconds(5);

  private final Exchange exchange;
  private final AcceptedContext context;
  private final int messageId;
  private Deadline deadline;
  private boolean asked;

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
    return asked;
  }

  /** Sends the C-CANCEL, once. */
  void ask() {
    if (!asked) {
      asked = true;
      deadline = deadline.atMost(LONGEST_GRACE).atMost(exchange.patience());
      exchange.channel().send(context, new CCancelRq(messageId));
    }
  }

  /** Whether the peer was asked to stop, did not, and has had its time. */
  boolean isOverdue() {
    return asked && deadline.hasPassed();
  }
}
