package org.pontis.dicom.net.scu;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.net.dimse.Affected;
import org.pontis.dicom.net.dimse.DataSetPresence;
import org.pontis.dicom.net.dimse.DimseCommand.CStoreRq;
import org.pontis.dicom.net.dimse.DimseCommand.CStoreRsp;
import org.pontis.dicom.net.dimse.DimseCommand.MisnamedStoreRq;
import org.pontis.dicom.net.dimse.DimseCommand.Request;
import org.pontis.dicom.net.dimse.DimseCommand.RetrieveResponse;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.IncomingObject;
import org.pontis.dicom.net.dimse.Message;
import org.pontis.dicom.net.dimse.StatusCategory;
import org.pontis.dicom.net.dimse.SubOperations;
import org.pontis.dicom.net.ul.AcceptedContext;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.Deadline;

/**
 * C-MOVE and C-GET (PS3.4 C.4.2, C.4.3; PS3.7 9.1.3, 9.1.4): pending answers with counts, with
 * C-GET the C-STORE sub-operations between them, then the last answer.
 */
final class RetrieveOperation {
  private static final DimseStatus NOT_WANTED =
      DimseStatus.OUT_OF_RESOURCES.because("the retrieval was cancelled");

  private final Exchange exchange;
  private final Class<? extends RetrieveResponse> kind;
  private final ProgressSink progress;
  private final RetrievedSink instances;
  private SubOperations counts = SubOperations.unsaid();

  RetrieveOperation(
      Exchange exchange,
      Class<? extends RetrieveResponse> kind,
      ProgressSink progress,
      RetrievedSink instances) {
    this.exchange = exchange;
    this.kind = kind;
    this.progress = progress;
    this.instances = instances;
  }

  RetrieveEnd run(Request request, Dataset identifier, Deadline deadline) {
    AcceptedContext context = exchange.context(request.sopClass());
    Cancellation cancellation = new Cancellation(exchange, context, request.messageId(), deadline);
    return exchange.perform(() -> {
      exchange.channel().send(context, request, identifier);
      return exchange.during(cancellation, () -> answers(request.messageId(), cancellation));
    });
  }

  private RetrieveEnd answers(int messageId, Cancellation cancellation) {
    try {
      while (!cancellation.isOverdue()) {
        Message message = exchange.receive(cancellation.deadline());
        if (message.command() instanceof CStoreRq store) {
          store(message, store, cancellation);
          continue;
        }
        if (message.command() instanceof MisnamedStoreRq misnamed) {
          exchange.channel().skip(message);
          exchange.channel().send(message.context(), misnamed.refusal());
          continue;
        }
        RetrieveResponse response = exchange.response(message, messageId, kind);
        if (response.status().category() != StatusCategory.PENDING) {
          return ended(message, response);
        }
        counts = response.subOperations();
        exchange.channel().skip(message);
        if (!cancellation.isAsked() && !progress.accept(counts)) {
          cancellation.ask();
        }
      }
    } catch (ImagingException late) {
      if (!cancellation.isAsked() || late.problem().type() != ProblemType.SITE_TIMEOUT) {
        throw late;
      }
    }
    exchange.channel().association().abort();
    return new RetrieveEnd(DimseStatus.CANCEL, counts, List.of());
  }

  private RetrieveEnd ended(Message message, RetrieveResponse response) {
    List<Uid> failed =
        response.dataSet() == DataSetPresence.ABSENT
            ? List.of()
            : exchange.channel().dataset(message).strings(Tags.FailedSOPInstanceUIDList).stream()
                .flatMap(text -> Uid.parse(text).stream())
                .toList();
    return new RetrieveEnd(response.status(), response.subOperations(), failed);
  }

  private void store(Message message, CStoreRq store, Cancellation cancellation) {
    DimseStatus status = NOT_WANTED;
    if (cancellation.isAsked()) {
      exchange.channel().skip(message);
    } else {
      RetrievedSink.Taken taken = taken(message, store);
      status = taken.status();
      if (taken.then() == RetrievedSink.Then.CANCEL) {
        cancellation.ask();
      }
    }
    Affected affected = Affected.of(store.sopClass(), store.sopInstance());
    exchange.channel().send(message.context(), new CStoreRsp(store.messageId(), affected, status));
  }

  private RetrievedSink.Taken taken(Message message, CStoreRq store) {
    try (InputStream dataSet = exchange.channel().stream(message)) {
      return instances.accept(
          new IncomingObject(store, message.context().transferSyntax(), dataSet));
    } catch (IOException broken) {
      if (broken.getCause() instanceof ImagingException cause) {
        throw cause;
      }
      throw new ImagingException(
          Problem.of(ProblemType.INTERNAL, "an instance could not be passed on"), broken);
    }
  }
}
