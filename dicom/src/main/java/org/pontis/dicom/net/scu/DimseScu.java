package org.pontis.dicom.net.scu;

import java.time.Duration;
import java.util.Optional;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.dictionary.Uids;
import org.pontis.dicom.net.dimse.AvailabilityNotice;
import org.pontis.dicom.net.dimse.CommitmentRequest;
import org.pontis.dicom.net.dimse.CommitmentResult;
import org.pontis.dicom.net.dimse.DataSetPresence;
import org.pontis.dicom.net.dimse.DimseChannel;
import org.pontis.dicom.net.dimse.DimseCommand.CEchoRq;
import org.pontis.dicom.net.dimse.DimseCommand.CEchoRsp;
import org.pontis.dicom.net.dimse.DimseCommand.CGetRq;
import org.pontis.dicom.net.dimse.DimseCommand.CGetRsp;
import org.pontis.dicom.net.dimse.DimseCommand.CMoveRq;
import org.pontis.dicom.net.dimse.DimseCommand.CMoveRsp;
import org.pontis.dicom.net.dimse.DimseCommand.NCreateRq;
import org.pontis.dicom.net.dimse.DimseCommand.NCreateRsp;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.OutgoingObject;
import org.pontis.dicom.net.dimse.Priority;
import org.pontis.dicom.net.pdu.Role;
import org.pontis.dicom.net.ul.AcceptedContext;
import org.pontis.dicom.net.ul.Association;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.source.Deadline;

/**
 * Invokes operations over one association, one at a time; calls of several threads wait for each
 * other. Final statuses are results, whatever they say; an {@link ImagingException} means that
 * there was none, and that the association is gone, except for NOT_ACCEPTABLE: the peer accepted no
 * presentation context for the operation, and nothing was sent.
 */
public final class DimseScu implements AutoCloseable {
  private final Exchange exchange;

  /**
   * The user of an association.
   *
   * @param patience how long the peer may take from one message to the next
   */
  public DimseScu(Association association, Duration patience) {
    this.exchange = new Exchange(new DimseChannel(association), patience);
  }

  /** The association. */
  public Association association() {
    return exchange.channel().association();
  }

  /** C-ECHO (PS3.7 9.1.5). */
  public DimseStatus echo(Deadline deadline) {
    AcceptedContext context = exchange.context(Uids.Verification);
    return exchange.perform(() -> {
      int id = exchange.channel().nextMessageId();
      exchange.channel().send(context, new CEchoRq(id, Uids.Verification));
      return exchange.response(id, CEchoRsp.class, deadline).status();
    });
  }

  /** Whether instances of a SOP class can be stored in a transfer syntax. */
  public boolean canStore(Uid sopClass, TransferSyntax syntax) {
    return exchange.channel().context(sopClass, syntax, Role.SCU).isPresent();
  }

  /** C-STORE (PS3.4 B.2; PS3.7 9.1.1); the body is sent while it is written. */
  public DimseStatus store(OutgoingObject object, Deadline deadline) {
    return new StoreOperation(exchange).run(object, deadline);
  }

  /**
   * C-FIND (PS3.4 C.4.1).
   *
   * @param sopClass of an information model, modality worklists among them
   */
  public FindEnd find(Uid sopClass, Dataset identifier, Deadline deadline, MatchSink sink) {
    return new FindOperation(exchange, sink).run(sopClass, identifier, deadline);
  }

  /**
   * C-MOVE (PS3.4 C.4.2).
   *
   * @param what the SOP class of an information model, and the identifier
   * @param destination must be known to the peer
   */
  public RetrieveEnd move(
      RetrieveQuestion what, AeTitle destination, Deadline deadline, ProgressSink progress) {
    return move(exchange.channel().nextMessageId(), what, destination, deadline, progress);
  }

  /**
   * The same under a message id of the caller's choice, who will know the C-STOREs it causes by it.
   *
   * @param messageId 1 to 65535
   */
  public RetrieveEnd move(
      int messageId,
      RetrieveQuestion what,
      AeTitle destination,
      Deadline deadline,
      ProgressSink progress) {
    RetrievedSink nothing =
        _ -> {
          throw exchange.channel().violated("a C-STORE on an association that asked for C-MOVE");
        };
    return new RetrieveOperation(exchange, CMoveRsp.class, progress, nothing)
        .run(
            new CMoveRq(messageId, what.sopClass(), Priority.MEDIUM, destination),
            what.identifier(),
            deadline);
  }

  /**
   * C-GET (PS3.4 C.4.3): the instances come over this association, in the contexts where we may be
   * SCP. The sink reads each while it arrives.
   */
  public RetrieveEnd get(RetrieveQuestion what, Deadline deadline, RetrievedSink sink) {
    int id = exchange.channel().nextMessageId();
    return new RetrieveOperation(exchange, CGetRsp.class, _ -> true, sink)
        .run(new CGetRq(id, what.sopClass(), Priority.MEDIUM), what.identifier(), deadline);
  }

  /**
   * Cancels the retrieval that is under way by C-CANCEL, at once and while another thread waits for
   * its answers; does nothing where none is.
   *
   * @throws ImagingException when the association has ended, of which the other thread hears too
   */
  public void cancelRetrieval() {
    exchange.cancel();
  }

  /** Asks for safekeeping (N-ACTION of PS3.4 J.3.2); the result comes later. */
  public DimseStatus requestCommitment(CommitmentRequest request, Deadline deadline) {
    return new CommitmentOperation(exchange).request(request, deadline);
  }

  /** Waits on this association for the result of a request for safekeeping (PS3.4 J.3.3). */
  public CommitmentResult awaitCommitment(Deadline deadline) {
    return new CommitmentOperation(exchange).await(deadline);
  }

  /** Reports a result, as SCP of storage commitment, to whoever asked for it (PS3.4 J.3.3). */
  public DimseStatus reportCommitment(CommitmentResult result, Deadline deadline) {
    return new CommitmentOperation(exchange).report(result, deadline);
  }

  /**
   * Tells that instances can be retrieved (N-CREATE of PS3.4 R.3.2).
   *
   * @param notification names the notification; made here
   */
  public DimseStatus notifyAvailability(
      Uid notification, AvailabilityNotice notice, Deadline deadline) {
    Uid sopClass = Uids.InstanceAvailabilityNotification;
    AcceptedContext context = exchange.context(sopClass);
    return exchange.perform(() -> {
      int id = exchange.channel().nextMessageId();
      NCreateRq request =
          new NCreateRq(id, sopClass, Optional.of(notification), DataSetPresence.PRESENT);
      exchange.channel().send(context, request, notice.dataset());
      return exchange.response(id, NCreateRsp.class, deadline).status();
    });
  }

  /** Ends the association in order. */
  public void release(Deadline deadline) {
    association().release(deadline);
  }

  /** Aborts the association unless it has ended. */
  @Override
  public void close() {
    association().close();
  }
}
