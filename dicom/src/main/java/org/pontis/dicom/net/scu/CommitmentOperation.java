package org.pontis.dicom.net.scu;

import java.util.OptionalInt;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.Uids;
import org.pontis.dicom.net.dimse.Affected;
import org.pontis.dicom.net.dimse.CommitmentRequest;
import org.pontis.dicom.net.dimse.CommitmentResult;
import org.pontis.dicom.net.dimse.DataSetPresence;
import org.pontis.dicom.net.dimse.DimseCommand.NActionRq;
import org.pontis.dicom.net.dimse.DimseCommand.NActionRsp;
import org.pontis.dicom.net.dimse.DimseCommand.NEventReportRq;
import org.pontis.dicom.net.dimse.DimseCommand.NEventReportRsp;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.Message;
import org.pontis.dicom.net.pdu.Role;
import org.pontis.dicom.net.ul.AcceptedContext;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.Deadline;

/** Storage commitment (PS3.4 annex J): the request, and its result in either direction. */
final class CommitmentOperation {
  private static final Uid SOP_CLASS = Uids.StorageCommitmentPushModel;

  private final Exchange exchange;

  CommitmentOperation(Exchange exchange) {
    this.exchange = exchange;
  }

  DimseStatus request(CommitmentRequest request, Deadline deadline) {
    AcceptedContext context = exchange.context(SOP_CLASS);
    return exchange.perform(() -> {
      int id = exchange.channel().nextMessageId();
      NActionRq action =
          new NActionRq(
              id,
              SOP_CLASS,
              CommitmentResult.SOP_INSTANCE,
              CommitmentRequest.ACTION_TYPE,
              DataSetPresence.PRESENT);
      exchange.channel().send(context, action, request.dataset());
      return exchange.response(id, NActionRsp.class, deadline).status();
    });
  }

  /** Waits for the result on this association. */
  CommitmentResult await(Deadline deadline) {
    return exchange.perform(() -> {
      Message message = exchange.receive(deadline);
      if (!(message.command() instanceof NEventReportRq event)
          || event.dataSet() == DataSetPresence.ABSENT) {
        throw exchange.channel().violated("something else than the result of a commitment");
      }
      CommitmentResult result = read(exchange.channel().dataset(message));
      Affected affected = Affected.of(event.sopClass(), event.sopInstance());
      exchange
          .channel()
          .send(
              message.context(),
              new NEventReportRsp(
                  event.messageId(),
                  affected,
                  OptionalInt.of(event.eventTypeId()),
                  DataSetPresence.ABSENT,
                  DimseStatus.SUCCESS));
      return result;
    });
  }

  private CommitmentResult read(Dataset information) {
    try {
      return CommitmentResult.read(information);
    } catch (ImagingException malformed) {
      throw exchange
          .channel()
          .violated("the result of a commitment: " + malformed.problem().detail());
    }
  }

  /** Reports a result to whoever asked for it; we are the SCP of the service here. */
  DimseStatus report(CommitmentResult result, Deadline deadline) {
    AcceptedContext context =
        exchange
            .channel()
            .context(SOP_CLASS, Role.SCP)
            .orElseThrow(() ->
                ImagingException.of(
                    ProblemType.NOT_ACCEPTABLE,
                    exchange.channel().association().peer()
                        + " does not let us be SCP of storage commitment"));
    return exchange.perform(() -> {
      int id = exchange.channel().nextMessageId();
      NEventReportRq event =
          new NEventReportRq(
              id,
              SOP_CLASS,
              CommitmentResult.SOP_INSTANCE,
              result.eventType(),
              DataSetPresence.PRESENT);
      exchange.channel().send(context, event, result.dataset());
      return exchange.response(id, NEventReportRsp.class, deadline).status();
    });
  }
}
