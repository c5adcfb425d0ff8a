package org.pontis.dicom.net.ul;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.pontis.dicom.net.pdu.AssociateAc;
import org.pontis.dicom.net.pdu.AssociateRj;
import org.pontis.dicom.net.pdu.AssociateRq;
import org.pontis.dicom.net.pdu.Pdu;
import org.pontis.dicom.net.pdu.PduWriter;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.Deadline;

/** One attempt to associate as requestor. */
final class Requestor {
  private final RemoteEntity remote;
  private final AssociationSettings settings;
  private final AssociateRq offer;
  private final byte[] encodedOffer;
  private final Transport transport;
  private final UpperLayer machine;

  Requestor(RemoteEntity remote, AssociationRequest request, AssociationSettings settings) {
    this.remote = remote;
    this.settings = settings;
    this.offer =
        AssociateRq.of(
            remote.calledAeTitle(),
            request.callingAeTitle(),
            request.contexts(),
            Implementation.information(settings, request.userInformation()));
    this.encodedOffer = PduWriter.encode(offer);
    this.transport = new Transport(new Socket(), settings);
    this.machine =
        new UpperLayer(
            Side.REQUESTOR,
            transport,
            settings.timeouts().artim(),
            OfferCheck.STANDARD,
            remote.toString());
  }

  Association open() {
    machine.tell(Event.Evt1);
    connect();
    Pdu answer = answer();
    return switch (answer) {
      case AssociateAc accepted ->
          new Association(machine, transport, Negotiated.asRequestor(offer, accepted), settings);
      case AssociateRj rejected ->
          throw machine.failures().rejected(rejected, offer.calling().value());
      default -> throw new IllegalStateException("no answer to an offer: " + answer.getClass());
    };
  }

  private Pdu answer() {
    try {
      machine.tell(Event.Evt2, encodedOffer, encodedOffer.length);
      return machine.await(Deadline.in(settings.timeouts().artim()));
    } catch (ImagingException none) {
      throw none.problem().type() == ProblemType.SITE_UNREACHABLE
              && none.getCause() instanceof IOException closed
          ? closedUnanswered(closed)
          : none;
    }
  }

  private ImagingException closedUnanswered(IOException closed) {
    return remote.tls().isPresent()
        ? machine.failures().closedAfterHandshake(closed)
        : machine.failures().closedUnanswered(closed);
  }

  private void connect() {
    Deadline deadline = Deadline.in(settings.timeouts().connect());
    try {
      transport.connect(remote, deadline);
    } catch (SocketTimeoutException e) {
      throw failed(machine.failures().late(e));
    } catch (IOException e) {
      throw failed(machine.failures().unreachable(e));
    }
    try {
      transport.secure(remote, deadline);
    } catch (IOException e) {
      throw failed(machine.failures().insecure(e));
    }
  }

  private ImagingException failed(ImagingException why) {
    machine.tell(Event.Evt17);
    return why;
  }
}
