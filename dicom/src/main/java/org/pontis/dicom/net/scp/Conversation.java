package org.pontis.dicom.net.scp;

import java.util.function.Supplier;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.net.dimse.DimseChannel;
import org.pontis.dicom.net.dimse.DimseCommand.Request;
import org.pontis.dicom.net.dimse.DimseService;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.Message;
import org.pontis.dicom.net.ul.AcceptedContext;
import org.pontis.dicom.problem.ImagingException;

/** One request that is being performed, and whether its caller has cancelled it. */
final class Conversation {
  private final DimseChannel channel;
  private final Inbox inbox;
  private final AcceptedContext context;
  private final Request request;
  private boolean cancelled;

  Conversation(DimseChannel channel, Inbox inbox, Message message, Request request) {
    this.channel = channel;
    this.inbox = inbox;
    this.context = message.context();
    this.request = request;
  }

  DimseChannel channel() {
    return channel;
  }

  AcceptedContext context() {
    return context;
  }

  int messageId() {
    return request.messageId();
  }

  Uid sopClass() {
    return request.sopClass();
  }

  boolean isCancelled() {
    cancelled = cancelled || inbox.isCancelled(request.messageId());
    return cancelled;
  }

  /** Waits for the answer to a C-STORE sub-operation. */
  DimseStatus stored(int storeId) {
    return inbox.stored(storeId, () -> cancelled = true, request.messageId());
  }

  /** What a handler answers, or what its problem amounts to if the association still stands. */
  DimseStatus status(DimseService service, Supplier<DimseStatus> handler) {
    try {
      return handler.get();
    } catch (ImagingException failed) {
      if (!channel.association().isOpen()) {
        throw failed;
      }
      return ProblemStatus.of(service, failed.problem());
    }
  }
}
