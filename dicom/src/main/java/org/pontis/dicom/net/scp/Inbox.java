package org.pontis.dicom.net.scp;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pontis.dicom.net.dimse.DimseChannel;
import org.pontis.dicom.net.dimse.DimseCommand.CCancelRq;
import org.pontis.dicom.net.dimse.DimseCommand.CStoreRsp;
import org.pontis.dicom.net.dimse.DimseCommand.NEventReportRsp;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.Message;

/**
 * What a caller sends: requests to be performed one after the other, and between them C-CANCEL
 * requests, which are looked for while answers go out.
 */
final class Inbox {
  /** No message: the caller has released the association. */
  private record Released() {}

  private final DimseChannel channel;
  private final Notifications notifications;
  private @Nullable Message early;
  private @Nullable Released released;

  Inbox(DimseChannel channel, Notifications notifications) {
    this.channel = channel;
    this.notifications = notifications;
  }

  /** The next request; empty when there will be none. */
  Optional<Message> next() {
    if (early != null) {
      Message message = early;
      early = null;
      return Optional.of(message);
    }
    if (released != null) {
      return Optional.empty();
    }
    Optional<Message> message = channel.receive();
    while (message.isPresent() && isOfNotification(message.get())) {
      message = channel.receive();
    }
    return message;
  }

  /** Answers to notifications of ours may come between requests and within them. */
  private boolean isOfNotification(Message message) {
    boolean taken =
        message.command() instanceof NEventReportRsp response && notifications.answered(response);
    if (taken) {
      channel.skip(message);
    }
    return taken;
  }

  /**
   * Whether the operation is not wanted any more, as far as has arrived. A request that came early
   * stays for later, and nothing behind it is looked at.
   */
  boolean isCancelled(int messageId) {
    while (early == null && released == null && channel.association().hasArrived()) {
      Optional<Message> arrived = channel.receive();
      if (arrived.isEmpty()) {
        released = new Released();
      } else if (arrived.get().command() instanceof CCancelRq cancel) {
        if (cancel.respondedTo() == messageId) {
          return true;
        }
      } else if (!isOfNotification(arrived.get())) {
        early = arrived.get();
      }
    }
    return released != null;
  }

  /** The status of a C-STORE of ours, and whether the operation it belongs to was cancelled. */
  DimseStatus stored(int storeId, Runnable cancelled, int messageId) {
    while (true) {
      Message message =
          next().orElseThrow(() -> channel.violated("A-RELEASE-RQ within an operation"));
      switch (message.command()) {
        case CCancelRq(int id) -> {
          if (id == messageId) {
            cancelled.run();
          }
        }
        case CStoreRsp response when response.respondedTo() == storeId -> {
          return response.status();
        }
        default -> throw channel.violated("something else than the C-STORE response awaited");
      }
    }
  }
}
