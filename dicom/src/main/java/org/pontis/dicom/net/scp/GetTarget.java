package org.pontis.dicom.net.scp;

import java.util.List;
import java.util.Optional;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.net.dimse.DimseChannel;
import org.pontis.dicom.net.dimse.DimseCommand.CStoreRq;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.OutgoingObject;
import org.pontis.dicom.net.dimse.Priority;
import org.pontis.dicom.net.pdu.Role;
import org.pontis.dicom.net.ul.AcceptedContext;
import org.pontis.dicom.problem.ImagingException;

/** Where the instances of one C-GET go: C-STORE sub-operations on the same association. */
public final class GetTarget {
  private final Conversation conversation;
  private final SubOperationLog log;

  GetTarget(Conversation conversation, SubOperationLog log) {
    this.conversation = conversation;
    this.log = log;
  }

  /** The log of the sub-operations; what {@link #send} does is logged there already. */
  public SubOperationLog log() {
    return log;
  }

  /** The transfer syntaxes the caller takes instances of a SOP class in. */
  public List<TransferSyntax> accepted(Uid sopClass) {
    return conversation.channel().association().negotiated().contexts(sopClass, Role.SCU).stream()
        .map(AcceptedContext::transferSyntax)
        .toList();
  }

  /**
   * Sends an instance and waits for the caller's status; one no context was accepted for, or that
   * can't be read, counts as failed. False when no more are wanted.
   */
  public boolean send(OutgoingObject object) {
    DimseChannel channel = conversation.channel();
    Optional<AcceptedContext> context =
        channel.context(object.sopClass(), object.transferSyntax(), Role.SCU);
    if (context.isEmpty()) {
      return log.failed(object.sopInstance());
    }
    int id = channel.nextMessageId();
    CStoreRq request =
        new CStoreRq(
            id, object.sopClass(), object.sopInstance(), Priority.MEDIUM, Optional.empty());
    try {
      channel.send(context.get(), request, object.body());
    } catch (ImagingException unreadable) {
      if (!channel.association().isOpen()) {
        throw unreadable;
      }
      return log.failed(object.sopInstance());
    }
    DimseStatus status = conversation.stored(id);
    return log.stored(object.sopInstance(), status);
  }
}
