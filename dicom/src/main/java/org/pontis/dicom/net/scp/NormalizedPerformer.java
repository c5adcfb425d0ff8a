package org.pontis.dicom.net.scp;

import java.util.OptionalInt;
import org.pontis.dicom.net.dimse.Affected;
import org.pontis.dicom.net.dimse.DataSetPresence;
import org.pontis.dicom.net.dimse.DimseCommand;
import org.pontis.dicom.net.dimse.DimseCommand.NActionRsp;
import org.pontis.dicom.net.dimse.DimseCommand.NCreateRsp;
import org.pontis.dicom.net.dimse.DimseCommand.NDeleteRsp;
import org.pontis.dicom.net.dimse.DimseCommand.NEventReportRsp;
import org.pontis.dicom.net.dimse.DimseCommand.NGetRsp;
import org.pontis.dicom.net.dimse.DimseCommand.NSetRsp;
import org.pontis.dicom.net.dimse.DimseCommand.Request;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.Message;

/** Performs DIMSE-N requests (PS3.7 section 10). */
final class NormalizedPerformer {
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
      case DimseCommand.NEventReportRq event ->
          new NEventReportRsp(
              id,
              Affected.of(event.sopClass(), event.sopInstance()),
              OptionalInt.of(event.eventTypeId()),
              none,
              status);
      case DimseCommand.NActionRq action ->
          new NActionRsp(
              id,
              Affected.of(action.sopClass(), action.sopInstance()),
              OptionalInt.of(action.actionTypeId()),
              none,
              status);
      case DimseCommand.NGetRq _ -> new NGetRsp(id, of, none, status);
      case DimseCommand.NSetRq _ -> new NSetRsp(id, of, none, status);
      case DimseCommand.NCreateRq create ->
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
