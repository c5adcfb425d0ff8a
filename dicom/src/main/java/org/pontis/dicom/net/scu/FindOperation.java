package org.pontis.dicom.net.scu;

import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.net.dimse.DataSetPresence;
import org.pontis.dicom.net.dimse.DimseCommand.CFindRq;
import org.pontis.dicom.net.dimse.DimseCommand.CFindRsp;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.Message;
import org.pontis.dicom.net.dimse.Priority;
import org.pontis.dicom.net.dimse.StatusCategory;
import org.pontis.dicom.net.ul.AcceptedContext;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.Deadline;

/** C-FIND (PS3.4 C.4.1, K.4.1; PS3.7 9.1.2): pending answers with matches, then the last one. */
final class FindOperation {
  private final Exchange exchange;
  private final MatchSink sink;
  private final int messageId;
  private long matches;
  private FindEnd.Keys keys = FindEnd.Keys.SUPPORTED;

  FindOperation(Exchange exchange, MatchSink sink) {
    this.exchange = exchange;
    this.sink = sink;
    this.messageId = exchange.channel().nextMessageId();
  }

  FindEnd run(Uid sopClass, Dataset identifier, Deadline deadline) {
    AcceptedContext context = exchange.context(sopClass);
    Cancellation cancellation = new Cancellation(exchange, context, messageId, deadline);
    return exchange.perform(() -> {
      CFindRq request = new CFindRq(messageId, sopClass, Priority.MEDIUM);
      exchange.channel().send(context, request, identifier);
      return answers(cancellation);
    });
  }

  private FindEnd answers(Cancellation cancellation) {
    try {
      while (!cancellation.isOverdue()) {
        Message message = exchange.receive(cancellation.deadline());
        CFindRsp response = exchange.response(message, messageId, CFindRsp.class);
        if (response.status().category() != StatusCategory.PENDING) {
          exchange.channel().skip(message);
          return new FindEnd(response.status(), matches, keys);
        }
        match(message, response, cancellation);
      }
    } catch (ImagingException late) {
      if (!cancellation.isAsked() || late.problem().type() != ProblemType.SITE_TIMEOUT) {
        throw late;
      }
    }
    exchange.channel().association().abort();
    return new FindEnd(DimseStatus.CANCEL, matches, keys);
  }

  private void match(Message message, CFindRsp response, Cancellation cancellation) {
    if (response.dataSet() == DataSetPresence.ABSENT) {
      throw exchange.channel().violated("a pending C-FIND response without identifier");
    }
    if (cancellation.isAsked()) {
      exchange.channel().skip(message);
      return;
    }
    if (response.status().hasCodeOf(DimseStatus.PENDING_KEYS_UNSUPPORTED)) {
      keys = FindEnd.Keys.SOME_UNSUPPORTED;
    }
    Dataset identifier = exchange.channel().dataset(message);
    matches++;
    if (!sink.accept(identifier)) {
      cancellation.ask();
    }
  }
}
