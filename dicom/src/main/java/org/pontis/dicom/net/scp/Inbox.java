package org.pontis.dicom.net.scp;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pontis.dicom.net.dimse.DimseChannel;
import org.pontis.dicom.net.dimse.DimseCommand.CCancelRq;
import org.pontis.dicom.net.dimse.DimseCommand.CStoreRsp;
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
  private @Nullable Message early;
  private @Nullable Released released;

  Inbox(DimseChannel channel) {
    this.channel = channel;
  }

  /** The next request; empty when there will be none. */
  Optional<Message> next() {
    if (early != null) {
      Message message = early;
      early = null;
      return Optional.of(message);
    }
    return released != null ? Optional.empty() : channel.receive();
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
      } else if (!(arrived.get().command() instanceof CCancelRq cancel)) {
        early = arrived.get();
      } else if (cancel.respondedTo() == messageId) {
        return true;
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
