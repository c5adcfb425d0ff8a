package org.pontis.dicom.net.scp;

import java.util.Optional;
import java.util.OptionalInt;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.dictionary.Uids;
import org.pontis.dicom.net.dimse.Affected;
import org.pontis.dicom.net.dimse.CommitmentRequest;
import org.pontis.dicom.net.dimse.CommitmentResult;
import org.pontis.dicom.net.dimse.DataSetPresence;
import org.pontis.dicom.net.dimse.DimseCommand;
import org.pontis.dicom.net.dimse.DimseCommand.NActionRq;
import org.pontis.dicom.net.dimse.DimseCommand.NActionRsp;
import org.pontis.dicom.net.dimse.DimseCommand.NCreateRq;
import org.pontis.dicom.net.dimse.DimseCommand.NCreateRsp;
import org.pontis.dicom.net.dimse.DimseCommand.NDeleteRsp;
import org.pontis.dicom.net.dimse.DimseCommand.NEventReportRq;
import org.pontis.dicom.net.dimse.DimseCommand.NEventReportRsp;
import org.pontis.dicom.net.dimse.DimseCommand.NGetRsp;
import org.pontis.dicom.net.dimse.DimseCommand.NSetRsp;
import org.pontis.dicom.net.dimse.DimseCommand.Request;
import org.pontis.dicom.net.dimse.DimseService;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.Message;

/** Performs DIMSE-N requests (PS3.7 section 10) through the handlers provided. */
final class NormalizedPerformer {
  private final ScpServices services;
  private final Caller caller;
  private final Notifications notifications;

  NormalizedPerformer(ScpServices services, Caller caller, Notifications notifications) {
    this.services = services;
    this.caller = caller;
    this.notifications = notifications;
  }

  /** Storage commitment is the only service with an action (PS3.4 J.3.2). */
  void action(Conversation conversation, Message message, NActionRq request) {
    if (!(services.service(request.sopClass()).orElse(null) instanceof Service.Commitment service)
        || request.dataSet() == DataSetPresence.ABSENT) {
      refuse(conversation, message, request);
      return;
    }
    Dataset information = conversation.channel().dataset(message);
    DimseStatus status =
        request.actionTypeId() == CommitmentRequest.ACTION_TYPE
            ? conversation.status(
                DimseService.ACTION,
                () ->
                    service
                        .scp()
                        .requested(
                            CommitmentRequest.read(information), caller, reply(conversation)))
            : DimseStatus.NO_SUCH_ACTION_TYPE;
    answer(conversation, request, status);
  }

  /** The requestor is the SCU in the context it asked in, and we are the SCP. */
  private CommitmentReply reply(Conversation conversation) {
    return (result, deadline) -> {
      NEventReportRq event =
          new NEventReportRq(
              conversation.channel().nextMessageId(),
              Uids.StorageCommitmentPushModel,
              CommitmentResult.SOP_INSTANCE,
              result.eventType(),
              DataSetPresence.PRESENT);
      return notifications.report(conversation.context(), event, result.dataset(), deadline);
    };
  }

  /** The result of storage commitment is the only event (PS3.4 J.3.3). */
  void event(Conversation conversation, Message message, NEventReportRq request) {
    Optional<CommitmentResultScp> scp = services.commitmentResults();
    if (scp.isEmpty()
        || !request.sopClass().equals(Uids.StorageCommitmentPushModel)
        || request.dataSet() == DataSetPresence.ABSENT) {
      refuse(conversation, message, request);
      return;
    }
    Dataset information = conversation.channel().dataset(message);
    boolean known =
        request.eventTypeId() == CommitmentResult.COMPLETE
            || request.eventTypeId() == CommitmentResult.FAILURES_EXIST;
    DimseStatus status =
        known
            ? conversation.status(
                DimseService.EVENT_REPORT,
                () -> scp.get().reported(CommitmentResult.read(information), caller))
            : DimseStatus.NO_SUCH_EVENT_TYPE;
    answer(conversation, request, status);
  }

  /** Instance availability notification is the only service that creates (PS3.4 R.3.2). */
  void create(Conversation conversation, Message message, NCreateRq request) {
    if (!(services.service(request.sopClass()).orElse(null) instanceof Service.Availability service)
        || request.dataSet() == DataSetPresence.ABSENT) {
      refuse(conversation, message, request);
      return;
    }
    Dataset notice = conversation.channel().dataset(message);
    answer(
        conversation,
        request,
        conversation.status(DimseService.CREATE, () -> service.scp().notified(notice, caller)));
  }

  /** Answers that the operation is not recognized (0211). */
  void refuse(Conversation conversation, Message message, Request request) {
    conversation.channel().skip(message);
    answer(conversation, request, DimseStatus.UNRECOGNIZED_OPERATION);
  }

  private static void answer(Conversation conversation, Request request, DimseStatus status) {
    conversation.channel().send(conversation.context(), response(request, status));
  }

  private static DimseCommand response(Request request, DimseStatus status) {
    int id = request.messageId();
    Affected of = Affected.of(request.sopClass());
    DataSetPresence none = DataSetPresence.ABSENT;
    return switch (request) {
      case NEventReportRq event ->
          new NEventReportRsp(
              id,
              Affected.of(event.sopClass(), event.sopInstance()),
              OptionalInt.of(event.eventTypeId()),
              none,
              status);
      case NActionRq action ->
          new NActionRsp(
              id,
              Affected.of(action.sopClass(), action.sopInstance()),
              OptionalInt.of(action.actionTypeId()),
              none,
              status);
      case DimseCommand.NGetRq _ -> new NGetRsp(id, of, none, status);
      case DimseCommand.NSetRq _ -> new NSetRsp(id, of, none, status);
      case NCreateRq create ->
          new NCreateRsp(id, new Affected(of.sopClass(), create.sopInstance()), none, status);
      case DimseCommand.NDeleteRq _ -> new NDeleteRsp(id, of, status);
      case DimseCommand.CEchoRq _,
          DimseCommand.CStoreRq _,
          DimseCommand.CFindRq _,
          DimseCommand.CGetRq _,
          DimseCommand.CMoveRq _ ->
          throw new IllegalArgumentException("not a DIMSE-N request");
    };
  }
}
