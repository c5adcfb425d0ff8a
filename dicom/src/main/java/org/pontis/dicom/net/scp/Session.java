package org.pontis.dicom.net.scp;

import java.util.Optional;
import org.pontis.dicom.net.dimse.DimseChannel;
import org.pontis.dicom.net.dimse.DimseCommand.CCancelRq;
import org.pontis.dicom.net.dimse.DimseCommand.CEchoRq;
import org.pontis.dicom.net.dimse.DimseCommand.CFindRq;
import org.pontis.dicom.net.dimse.DimseCommand.CGetRq;
import org.pontis.dicom.net.dimse.DimseCommand.CMoveRq;
import org.pontis.dicom.net.dimse.DimseCommand.CStoreRq;
import org.pontis.dicom.net.dimse.DimseCommand.MisnamedStoreRq;
import org.pontis.dicom.net.dimse.DimseCommand.NActionRq;
import org.pontis.dicom.net.dimse.DimseCommand.NCreateRq;
import org.pontis.dicom.net.dimse.DimseCommand.NDeleteRq;
import org.pontis.dicom.net.dimse.DimseCommand.NEventReportRq;
import org.pontis.dicom.net.dimse.DimseCommand.NGetRq;
import org.pontis.dicom.net.dimse.DimseCommand.NSetRq;
import org.pontis.dicom.net.dimse.DimseCommand.Request;
import org.pontis.dicom.net.dimse.DimseCommand.Response;
import org.pontis.dicom.net.dimse.Message;
import org.pontis.dicom.problem.ImagingException;

/** The requests of one association, one after the other until it is released. */
final class Session {
  private final DimseChannel channel;
  private final Inbox inbox;
  private final Notifications notifications;
  private final CompositePerformer composite;
  private final NormalizedPerformer normalized;

  Session(ScpServices services, DimseChannel channel, Caller caller) {
    this.channel = channel;
    this.notifications = new Notifications(channel);
    this.inbox = new Inbox(channel, notifications);
    this.composite = new CompositePerformer(services, caller);
    this.normalized = new NormalizedPerformer(services, caller, notifications);
  }

  /**
   * Performs requests.
   *
   * @throws ImagingException when the association ends in another way than by release
   */
  void run() {
    try {
      for (Optional<Message> next = inbox.next(); next.isPresent(); next = inbox.next()) {
        Message message = next.get();
        notifications.during(() -> perform(message));
      }
    } finally {
      notifications.end();
    }
  }

  private void perform(Message message) {
    switch (message.command()) {
      case Request request ->
          perform(message, request, new Conversation(channel, inbox, message, request));
      case MisnamedStoreRq misnamed -> composite.refuse(channel, message, misnamed);
      case CCancelRq _ -> {} // came after the last answer (PS3.7 9.3.2.3)
      case Response response ->
          throw channel.violated(response.getClass().getSimpleName() + " nobody waits for");
    }
  }

  private void perform(Message message, Request request, Conversation conversation) {
    switch (request) {
      case CEchoRq echo -> composite.echo(conversation, echo);
      case CStoreRq store -> composite.store(conversation, message, store);
      case CFindRq _ -> composite.find(conversation, message);
      case CMoveRq move -> composite.move(conversation, message, move);
      case CGetRq _ -> composite.get(conversation, message);
      case NActionRq action -> normalized.action(conversation, message, action);
      case NEventReportRq event -> normalized.event(conversation, message, event);
      case NCreateRq create -> normalized.create(conversation, message, create);
      case NGetRq _, NSetRq _, NDeleteRq _ -> normalized.refuse(conversation, message, request);
    }
  }
}
