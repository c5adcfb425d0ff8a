package org.pontis.dicom.net.dimse;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.net.dimse.DimseCommand.*;

/** The elements of a command set as a command: the tables of PS3.7 sections 9.3 and 10.3. */
final class CommandReading {
  /** Command Data Set Type: no data set; any other value means that there is one. */
  private static final int NO_DATA_SET = 0x0101;

  private final CommandElements in;

  private CommandReading(CommandElements in) {
    this.in = in;
  }

  static DimseCommand read(CommandElements elements) {
    int code = elements.requiredNumber(Tags.CommandField);
    Optional<CommandField> field = CommandField.of(code);
    if (field.isEmpty()) {
      throw CommandElements.malformed(
          String.format(Locale.ROOT, "Command Field %04XH is none of PS3.7", code));
    }
    DimseCommand command = new CommandReading(elements).command(field.get());
    check(elements, command);
    return command;
  }

  /** What a command says of its data set must be what PS3.7 lays down for it. */
  private static void check(CommandElements elements, DimseCommand command) {
    if (presence(elements) != command.dataSet()) {
      throw CommandElements.malformed(
          "CommandDataSetType says the data set is " + presence(elements) + ", against PS3.7");
    }
  }

  private static DataSetPresence presence(CommandElements elements) {
    return elements.requiredNumber(Tags.CommandDataSetType) == NO_DATA_SET
        ? DataSetPresence.ABSENT
        : DataSetPresence.PRESENT;
  }

  private DimseCommand command(CommandField field) {
    return switch (field) {
      case C_STORE_RQ -> storeRequest();
      case C_FIND_RQ, C_GET_RQ, C_MOVE_RQ, C_ECHO_RQ -> compositeRequest(field);
      case C_CANCEL_RQ -> new CCancelRq(in.requiredNumber(Tags.MessageIDBeingRespondedTo));
      case N_EVENT_REPORT_RQ, N_GET_RQ, N_SET_RQ, N_ACTION_RQ, N_CREATE_RQ, N_DELETE_RQ ->
          normalizedRequest(field);
      case C_STORE_RSP,
          C_GET_RSP,
          C_FIND_RSP,
          C_MOVE_RSP,
          C_ECHO_RSP,
          N_EVENT_REPORT_RSP,
          N_GET_RSP,
          N_SET_RSP,
          N_ACTION_RSP,
          N_CREATE_RSP,
          N_DELETE_RSP ->
          response(field);
    };
  }

  private DimseCommand storeRequest() {
    int id = in.requiredNumber(Tags.MessageID);
    Optional<Uid> sopClass = in.possibleUid(Tags.AffectedSOPClassUID);
    Optional<Uid> instance = in.possibleUid(Tags.AffectedSOPInstanceUID);
    return sopClass.isPresent() && instance.isPresent()
        ? new CStoreRq(id, sopClass.get(), instance.get(), priority(), originator())
        : new MisnamedStoreRq(id, new Affected(sopClass, instance));
  }

  private DimseCommand compositeRequest(CommandField field) {
    int id = in.requiredNumber(Tags.MessageID);
    var sopClass = in.requiredUid(Tags.AffectedSOPClassUID);
    return switch (field) {
      case C_FIND_RQ -> new CFindRq(id, sopClass, priority());
      case C_GET_RQ -> new CGetRq(id, sopClass, priority());
      case C_MOVE_RQ ->
          new CMoveRq(id, sopClass, priority(), in.requiredAeTitle(Tags.MoveDestination));
      default -> new CEchoRq(id, sopClass);
    };
  }

  private DimseCommand normalizedRequest(CommandField field) {
    int id = in.requiredNumber(Tags.MessageID);
    if (field == CommandField.N_CREATE_RQ) {
      return new NCreateRq(
          id,
          in.requiredUid(Tags.AffectedSOPClassUID),
          in.uid(Tags.AffectedSOPInstanceUID),
          presence(in));
    }
    if (field == CommandField.N_EVENT_REPORT_RQ) {
      return new NEventReportRq(
          id,
          in.requiredUid(Tags.AffectedSOPClassUID),
          in.requiredUid(Tags.AffectedSOPInstanceUID),
          in.requiredNumber(Tags.EventTypeID),
          presence(in));
    }
    var sopClass = in.requiredUid(Tags.RequestedSOPClassUID);
    var instance = in.requiredUid(Tags.RequestedSOPInstanceUID);
    return switch (field) {
      case N_GET_RQ -> new NGetRq(id, sopClass, instance, in.tags(Tags.AttributeIdentifierList));
      case N_SET_RQ -> new NSetRq(id, sopClass, instance);
      case N_ACTION_RQ ->
          new NActionRq(id, sopClass, instance, in.requiredNumber(Tags.ActionTypeID), presence(in));
      default -> new NDeleteRq(id, sopClass, instance);
    };
  }

  private DimseCommand response(CommandField field) {
    int id = in.requiredNumber(Tags.MessageIDBeingRespondedTo);
    DimseStatus status = status();
    Affected affected =
        new Affected(in.uid(Tags.AffectedSOPClassUID), in.uid(Tags.AffectedSOPInstanceUID));
    return switch (field) {
      case C_ECHO_RSP -> new CEchoRsp(id, affected, status);
      case C_STORE_RSP -> new CStoreRsp(id, affected, status);
      case C_FIND_RSP -> new CFindRsp(id, affected, presence(in), status);
      case C_GET_RSP -> new CGetRsp(id, affected, presence(in), subOperations(), status);
      case C_MOVE_RSP -> new CMoveRsp(id, affected, presence(in), subOperations(), status);
      case N_EVENT_REPORT_RSP ->
          new NEventReportRsp(id, affected, in.number(Tags.EventTypeID), presence(in), status);
      case N_GET_RSP -> new NGetRsp(id, affected, presence(in), status);
      case N_SET_RSP -> new NSetRsp(id, affected, presence(in), status);
      case N_ACTION_RSP ->
          new NActionRsp(id, affected, in.number(Tags.ActionTypeID), presence(in), status);
      case N_CREATE_RSP -> new NCreateRsp(id, affected, presence(in), status);
      default -> new NDeleteRsp(id, affected, status);
    };
  }

  private DimseStatus status() {
    return new DimseStatus(
        in.requiredNumber(Tags.Status),
        in.text(Tags.ErrorComment),
        in.tags(Tags.OffendingElement),
        errorId());
  }

  private OptionalInt errorId() {
    return in.number(Tags.ErrorID);
  }

  private SubOperations subOperations() {
    return new SubOperations(
        in.number(Tags.NumberOfRemainingSuboperations),
        in.number(Tags.NumberOfCompletedSuboperations),
        in.number(Tags.NumberOfFailedSuboperations),
        in.number(Tags.NumberOfWarningSuboperations));
  }

  /** Medium when nothing is said: old devices leave it out. */
  private Priority priority() {
    OptionalInt code = in.number(Tags.Priority);
    if (code.isEmpty()) {
      return Priority.MEDIUM;
    }
    return List.of(Priority.values()).stream()
        .filter(priority -> priority.code() == code.getAsInt())
        .findFirst()
        .orElseThrow(() -> CommandElements.malformed("Priority is none of PS3.7"));
  }

  /** Both elements or none: one alone says nothing. */
  private Optional<MoveOriginator> originator() {
    OptionalInt messageId = in.number(Tags.MoveOriginatorMessageID);
    return in.aeTitle(Tags.MoveOriginatorApplicationEntityTitle)
        .filter(_ -> messageId.isPresent())
        .map(title -> new MoveOriginator(title, messageId.getAsInt()));
  }
}
