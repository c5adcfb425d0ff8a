package org.pontis.dicom.net.scu;

import org.pontis.dicom.net.dimse.DimseCommand.CStoreRq;
import org.pontis.dicom.net.dimse.DimseCommand.CStoreRsp;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.OutgoingObject;
import org.pontis.dicom.net.dimse.Priority;
import org.pontis.dicom.net.pdu.Role;
import org.pontis.dicom.net.ul.AcceptedContext;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.Deadline;

/** C-STORE (PS3.4 B.2; PS3.7 9.1.1). */
final class StoreOperation {
  private final Exchange exchange;

  StoreOperation(Exchange exchange) {
    this.exchange = exchange;
  }

  DimseStatus run(OutgoingObject object, Deadline deadline) {
    AcceptedContext context = context(object);
    return exchange.perform(() -> {
      int id = exchange.channel().nextMessageId();
      CStoreRq request =
          new CStoreRq(
              id, object.sopClass(), object.sopInstance(), Priority.MEDIUM, object.originator());
      exchange.channel().send(context, request, object.body());
      return exchange.response(id, CStoreRsp.class, deadline).status();
    });
  }

  private AcceptedContext context(OutgoingObject object) {
    return exchange
        .channel()
        .context(object.sopClass(), object.transferSyntax(), Role.SCU)
        .orElseThrow(() ->
            ImagingException.of(
                ProblemType.NOT_ACCEPTABLE,
                "%s accepted no presentation context for %s in transfer syntax %s"
                    .formatted(
                        exchange.channel().association().peer(),
                        Exchange.name(object.sopClass()),
                        Exchange.name(object.transferSyntax().uid()))));
  }
}
