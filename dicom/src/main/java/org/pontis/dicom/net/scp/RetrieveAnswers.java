package org.pontis.dicom.net.scp;

import java.util.List;
import java.util.stream.Collectors;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.net.dimse.Affected;
import org.pontis.dicom.net.dimse.DataSetPresence;
import org.pontis.dicom.net.dimse.DimseCommand.CGetRsp;
import org.pontis.dicom.net.dimse.DimseCommand.CMoveRsp;
import org.pontis.dicom.net.dimse.DimseCommand.RetrieveResponse;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.SubOperations;

/** The answers to one C-MOVE or C-GET: pending ones with counts, then the last. */
final class RetrieveAnswers {
  /** Makes the response of the operation. */
  @FunctionalInterface
  private interface Form {
    RetrieveResponse response(DataSetPresence dataSet, SubOperations counts, DimseStatus status);
  }

  private final Conversation conversation;
  private final Form form;
  private final SubOperationLog log;

  private RetrieveAnswers(Conversation conversation, Form form) {
    this.conversation = conversation;
    this.form = form;
    this.log = new SubOperationLog(conversation, this::pending);
  }

  static RetrieveAnswers ofMove(Conversation conversation) {
    Affected of = Affected.of(conversation.sopClass());
    return new RetrieveAnswers(
        conversation,
        (dataSet, counts, status) ->
            new CMoveRsp(conversation.messageId(), of, dataSet, counts, status));
  }

  static RetrieveAnswers ofGet(Conversation conversation) {
    Affected of = Affected.of(conversation.sopClass());
    return new RetrieveAnswers(
        conversation,
        (dataSet, counts, status) ->
            new CGetRsp(conversation.messageId(), of, dataSet, counts, status));
  }

  SubOperationLog log() {
    return log;
  }

  private void pending(SubOperations counts) {
    conversation
        .channel()
        .send(
            conversation.context(),
            form.response(DataSetPresence.ABSENT, counts, DimseStatus.PENDING));
  }

  /** The last answer; names what failed (PS3.4 C.4.2.1.4.2, C.4.3.1.3.2). */
  void end(DimseStatus status) {
    List<Uid> failed = log.failures();
    SubOperations counts = log.last(status);
    if (failed.isEmpty()) {
      conversation
          .channel()
          .send(conversation.context(), form.response(DataSetPresence.ABSENT, counts, status));
      return;
    }
    String uids = failed.stream().map(Uid::value).collect(Collectors.joining("\\"));
    Dataset identifier = Dataset.builder().text(Tags.FailedSOPInstanceUIDList, Vr.UI, uids).build();
    conversation
        .channel()
        .send(
            conversation.context(),
            form.response(DataSetPresence.PRESENT, counts, status),
            identifier);
  }
}
