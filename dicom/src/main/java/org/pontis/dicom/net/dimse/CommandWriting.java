package org.pontis.dicom.net.dimse;

import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.net.dimse.DimseCommand.*;

/**
 * A command as the elements of a command set, in ascending order: the tables of PS3.7 sections 9.3
 * and 10.3.
 */
final class CommandWriting {
  private static final int NO_DATA_SET = 0x0101;
  private static final int DATA_SET = 0x0001;

  private final CommandOutput out = new CommandOutput();

  private CommandWriting() {}

  static byte[] write(DimseCommand command) {
    CommandWriting writing = new CommandWriting();
    switch (command) {
      case Request request -> writing.request(request);
      case Response response -> writing.response(response);
      case MisnamedStoreRq(int messageId, Affected affected) ->
          writing
              .out
              .uid(Tags.AffectedSOPClassUID, affected.sopClass())
              .number(Tags.CommandField, field(command).code())
              .number(Tags.MessageID, messageId)
              .number(Tags.CommandDataSetType, DATA_SET)
              .uid(Tags.AffectedSOPInstanceUID, affected.sopInstance());
      case CCancelRq(int respondedTo) ->
          writing
              .out
              .number(Tags.CommandField, field(command).code())
              .number(Tags.MessageIDBeingRespondedTo, respondedTo)
              .number(Tags.CommandDataSetType, NO_DATA_SET);
    }
    return writing.out.bytes();
  }

  private void request(Request request) {
    switch (request) {
      case NGetRq _, NSetRq _, NActionRq _, NDeleteRq _ ->
          out.uid(Tags.RequestedSOPClassUID, request.sopClass());
      case CEchoRq _, CStoreRq _, CFindRq _, CGetRq _, CMoveRq _, NEventReportRq _, NCreateRq _ ->
          out.uid(Tags.AffectedSOPClassUID, request.sopClass());
    }
    out.number(Tags.CommandField, field(request).code());
    out.number(Tags.MessageID, request.messageId());
    if (request instanceof CMoveRq move) {
      out.aeTitle(Tags.MoveDestination, move.destination());
    }
    switch (request) {
      case CStoreRq store -> out.number(Tags.Priority, store.priority().code());
      case CFindRq find -> out.number(Tags.Priority, find.priority().code());
      case CGetRq get -> out.number(Tags.Priority, get.priority().code());
      case CMoveRq move -> out.number(Tags.Priority, move.priority().code());
      case CEchoRq _,
          NEventReportRq _,
          NGetRq _,
          NSetRq _,
          NActionRq _,
          NCreateRq _,
          NDeleteRq _ -> {}
    }
    out.number(Tags.CommandDataSetType, dataSetType(request));
    requestArguments(request);
  }

  private void requestArguments(Request request) {
    switch (request) {
      case CStoreRq store -> {
        out.uid(Tags.AffectedSOPInstanceUID, store.sopInstance());
        store
            .originator()
            .ifPresent(by ->
                out.aeTitle(Tags.MoveOriginatorApplicationEntityTitle, by.title())
                    .number(Tags.MoveOriginatorMessageID, by.messageId()));
      }
      case NEventReportRq event ->
          out.uid(Tags.AffectedSOPInstanceUID, event.sopInstance())
              .number(Tags.EventTypeID, event.eventTypeId());
      case NCreateRq create -> out.uid(Tags.AffectedSOPInstanceUID, create.sopInstance());
      case NGetRq get ->
          requested(get.sopInstance()).tags(Tags.AttributeIdentifierList, get.attributes());
      case NSetRq set -> requested(set.sopInstance());
      case NActionRq action ->
          requested(action.sopInstance()).number(Tags.ActionTypeID, action.actionTypeId());
      case NDeleteRq delete -> requested(delete.sopInstance());
      case CEchoRq _, CFindRq _, CGetRq _, CMoveRq _ -> {}
    }
  }

  private CommandOutput requested(Uid instance) {
    return out.uid(Tags.RequestedSOPInstanceUID, instance);
  }

  private void response(Response response) {
    Affected affected = affected(response);
    DimseStatus status = response.status();
    out.uid(Tags.AffectedSOPClassUID, affected.sopClass());
    out.number(Tags.CommandField, field(response).code());
    out.number(Tags.MessageIDBeingRespondedTo, response.respondedTo());
    out.number(Tags.CommandDataSetType, dataSetType(response));
    out.number(Tags.Status, status.code());
    out.tags(Tags.OffendingElement, status.offendingElements());
    status.errorComment().ifPresent(comment -> out.comment(Tags.ErrorComment, comment));
    out.number(Tags.ErrorID, status.errorId());
    out.uid(Tags.AffectedSOPInstanceUID, affected.sopInstance());
    switch (response) {
      case NEventReportRsp event -> out.number(Tags.EventTypeID, event.eventTypeId());
      case NActionRsp action -> out.number(Tags.ActionTypeID, action.actionTypeId());
      case RetrieveResponse retrieve -> subOperations(retrieve.subOperations());
      case CEchoRsp _,
          CStoreRsp _,
          CFindRsp _,
          NGetRsp _,
          NSetRsp _,
          NCreateRsp _,
          NDeleteRsp _ -> {}
    }
  }

  private void subOperations(SubOperations counts) {
    out.number(Tags.NumberOfRemainingSuboperations, counts.remaining())
        .number(Tags.NumberOfCompletedSuboperations, counts.completed())
        .number(Tags.NumberOfFailedSuboperations, counts.failed())
        .number(Tags.NumberOfWarningSuboperations, counts.warning());
  }

  private static Affected affected(Response response) {
    return switch (response) {
      case CEchoRsp echo -> echo.affected();
      case CStoreRsp store -> store.affected();
      case CFindRsp find -> find.affected();
      case CGetRsp get -> get.affected();
      case CMoveRsp move -> move.affected();
      case NEventReportRsp event -> event.affected();
      case NGetRsp get -> get.affected();
      case NSetRsp set -> set.affected();
      case NActionRsp action -> action.affected();
      case NCreateRsp create -> create.affected();
      case NDeleteRsp delete -> delete.affected();
    };
  }

  private static int dataSetType(DimseCommand command) {
    return command.dataSet() == DataSetPresence.PRESENT ? DATA_SET : NO_DATA_SET;
  }

  private static CommandField field(DimseCommand command) {
    return switch (command) {
      case CStoreRq _, MisnamedStoreRq _ -> CommandField.C_STORE_RQ;
      case CStoreRsp _ -> CommandField.C_STORE_RSP;
      case CGetRq _ -> CommandField.C_GET_RQ;
      case CGetRsp _ -> CommandField.C_GET_RSP;
      case CFindRq _ -> CommandField.C_FIND_RQ;
      case CFindRsp _ -> CommandField.C_FIND_RSP;
      case CMoveRq _ -> CommandField.C_MOVE_RQ;
      case CMoveRsp _ -> CommandField.C_MOVE_RSP;
      case CEchoRq _ -> CommandField.C_ECHO_RQ;
      case CEchoRsp _ -> CommandField.C_ECHO_RSP;
      case NEventReportRq _ -> CommandField.N_EVENT_REPORT_RQ;
      case NEventReportRsp _ -> CommandField.N_EVENT_REPORT_RSP;
      case NGetRq _ -> CommandField.N_GET_RQ;
      case NGetRsp _ -> CommandField.N_GET_RSP;
      case NSetRq _ -> CommandField.N_SET_RQ;
      case NSetRsp _ -> CommandField.N_SET_RSP;
      case NActionRq _ -> CommandField.N_ACTION_RQ;
      case NActionRsp _ -> CommandField.N_ACTION_RSP;
      case NCreateRq _ -> CommandField.N_CREATE_RQ;
      case NCreateRsp _ -> CommandField.N_CREATE_RSP;
      case NDeleteRq _ -> CommandField.N_DELETE_RQ;
      case NDeleteRsp _ -> CommandField.N_DELETE_RSP;
      case CCancelRq _ -> CommandField.C_CANCEL_RQ;
    };
  }
}
