package org.pontis.dicom.net.scp;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.net.dimse.Affected;
import org.pontis.dicom.net.dimse.DataSetPresence;
import org.pontis.dicom.net.dimse.DimseChannel;
import org.pontis.dicom.net.dimse.DimseCommand.CEchoRq;
import org.pontis.dicom.net.dimse.DimseCommand.CEchoRsp;
import org.pontis.dicom.net.dimse.DimseCommand.CFindRsp;
import org.pontis.dicom.net.dimse.DimseCommand.CMoveRq;
import org.pontis.dicom.net.dimse.DimseCommand.CStoreRq;
import org.pontis.dicom.net.dimse.DimseCommand.CStoreRsp;
import org.pontis.dicom.net.dimse.DimseCommand.MisnamedStoreRq;
import org.pontis.dicom.net.dimse.DimseService;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.ExtendedNegotiation;
import org.pontis.dicom.net.dimse.IncomingObject;
import org.pontis.dicom.net.dimse.Message;
import org.pontis.dicom.net.dimse.QueryExtension;
import org.pontis.dicom.net.dimse.StatusCategory;
import org.pontis.dicom.problem.ImagingException;

/** Performs DIMSE-C requests (PS3.7 section 9) through the handlers provided. */
final class CompositePerformer {
  private final ScpServices services;
  private final Caller caller;

  CompositePerformer(ScpServices services, Caller caller) {
    this.services = services;
    this.caller = caller;
  }

  void echo(Conversation conversation, CEchoRq request) {
    DimseStatus status =
        services.service(request.sopClass()).orElse(null) instanceof Service.Echo echo
            ? conversation.status(DimseService.ECHO, () -> echo.scp().echo(caller))
            : DimseStatus.SOP_CLASS_NOT_SUPPORTED;
    conversation
        .channel()
        .send(
            conversation.context(),
            new CEchoRsp(request.messageId(), Affected.of(request.sopClass()), status));
  }

  void store(Conversation conversation, Message message, CStoreRq request) {
    DimseChannel channel = conversation.channel();
    DimseStatus status =
        services
            .store()
            .filter(_ -> services.isStorage(request.sopClass()))
            .map(scp ->
                conversation.status(
                    DimseService.STORE, () -> stored(scp, channel, message, request)))
            .orElseGet(() -> unread(channel, message));
    Affected affected = Affected.of(request.sopClass(), request.sopInstance());
    channel.send(conversation.context(), new CStoreRsp(request.messageId(), affected, status));
  }

  void refuse(DimseChannel channel, Message message, MisnamedStoreRq request) {
    channel.skip(message);
    CStoreRsp refusal = request.refusal();
    services.store().ifPresent(scp -> scp.refused(refusal.status(), caller));
    channel.send(message.context(), refusal);
  }

  private static DimseStatus unread(DimseChannel channel, Message message) {
    channel.skip(message);
    return DimseStatus.SOP_CLASS_NOT_SUPPORTED;
  }

  private DimseStatus stored(
      StoreScp scp, DimseChannel channel, Message message, CStoreRq request) {
    try (InputStream dataSet = channel.stream(message)) {
      return scp.store(
          new IncomingObject(request, message.context().transferSyntax(), dataSet), caller);
    } catch (IOException failed) {
      if (failed.getCause() instanceof ImagingException broken) {
        throw broken;
      }
      return DimseStatus.OUT_OF_RESOURCES.because("the instance could not be kept");
    }
  }

  void find(Conversation conversation, Message message) {
    Dataset identifier = conversation.channel().dataset(message);
    DimseStatus status = DimseStatus.SOP_CLASS_NOT_SUPPORTED;
    if (services.service(conversation.sopClass()).orElse(null) instanceof Service.Find find) {
      FindRequest request =
          new FindRequest(conversation.sopClass(), identifier, agreed(conversation, find), caller);
      status =
          conversation.status(
              DimseService.FIND, () -> find.scp().find(request, new FindAnswers(conversation)));
    }
    CFindRsp last =
        new CFindRsp(
            conversation.messageId(),
            Affected.of(conversation.sopClass()),
            DataSetPresence.ABSENT,
            cancelledOr(conversation, status));
    conversation.channel().send(conversation.context(), last);
  }

  void move(Conversation conversation, Message message, CMoveRq request) {
    Dataset identifier = conversation.channel().dataset(message);
    RetrieveAnswers answers = RetrieveAnswers.ofMove(conversation);
    DimseStatus status =
        services.service(request.sopClass()).orElse(null) instanceof Service.Move move
            ? conversation.status(
                DimseService.MOVE,
                () ->
                    move.scp()
                        .move(
                            asked(conversation, identifier), request.destination(), answers.log()))
            : DimseStatus.SOP_CLASS_NOT_SUPPORTED;
    answers.end(cancelledOr(conversation, status));
  }

  void get(Conversation conversation, Message message) {
    Dataset identifier = conversation.channel().dataset(message);
    RetrieveAnswers answers = RetrieveAnswers.ofGet(conversation);
    DimseStatus status =
        services.service(conversation.sopClass()).orElse(null) instanceof Service.Get get
            ? conversation.status(
                DimseService.GET,
                () ->
                    get.scp()
                        .get(
                            asked(conversation, identifier),
                            new GetTarget(conversation, answers.log())))
            : DimseStatus.SOP_CLASS_NOT_SUPPORTED;
    answers.end(cancelledOr(conversation, status));
  }

  private RetrieveRequest asked(Conversation conversation, Dataset identifier) {
    return new RetrieveRequest(
        conversation.sopClass(), identifier, conversation.messageId(), caller);
  }

  private static Set<QueryExtension> agreed(Conversation conversation, Service.Find find) {
    return conversation
        .channel()
        .association()
        .negotiated()
        .extended(conversation.sopClass())
        .map(item -> ExtendedNegotiation.read(item.serviceClassApplicationInformation()))
        .map(wanted -> Offer.agreed(wanted, find))
        .orElse(Set.of());
  }

  /** A cancelled operation that did not fail ends with FE00 (PS3.4 C.4.1.1.4). */
  private static DimseStatus cancelledOr(Conversation conversation, DimseStatus status) {
    return conversation.isCancelled() && status.category() != StatusCategory.FAILURE
        ? DimseStatus.CANCEL
        : status;
  }
}
