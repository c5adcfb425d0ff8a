package org.pontis.dicom.net.scp;

import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.net.dimse.Affected;
import org.pontis.dicom.net.dimse.DataSetPresence;
import org.pontis.dicom.net.dimse.DimseCommand.CFindRsp;
import org.pontis.dicom.net.dimse.DimseStatus;

/** Sends the matches of one C-FIND as they are found. */
public final class FindAnswers {
  private final Conversation conversation;

  FindAnswers(Conversation conversation) {
    this.conversation = conversation;
  }

  /** Sends a match all keys were supported for (FF00); false when no more are wanted. */
  public boolean send(Dataset identifier) {
    return send(identifier, DimseStatus.PENDING);
  }

  /** Sends a match some optional keys were not supported for (FF01); false as above. */
  public boolean sendWithUnsupportedKeys(Dataset identifier) {
    return send(identifier, DimseStatus.PENDING_KEYS_UNSUPPORTED);
  }

  /** Whether the caller has cancelled. */
  public boolean isCancelled() {
    return conversation.isCancelled();
  }

  private boolean send(Dataset identifier, DimseStatus status) {
    if (conversation.isCancelled()) {
      return false;
    }
    CFindRsp response =
        new CFindRsp(
            conversation.messageId(),
            Affected.of(conversation.sopClass()),
            DataSetPresence.PRESENT,
            status);
    conversation.channel().send(conversation.context(), response, identifier);
    return true;
  }
}
