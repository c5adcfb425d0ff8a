package org.pontis.dicom.net.dimse;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.encoding.BulkSource;
import org.pontis.dicom.encoding.DatasetReader;
import org.pontis.dicom.encoding.DatasetWriter;
import org.pontis.dicom.encoding.ReadLimits;
import org.pontis.dicom.net.pdu.Role;
import org.pontis.dicom.net.ul.AcceptedContext;
import org.pontis.dicom.net.ul.Association;
import org.pontis.dicom.net.ul.DataSetBody;
import org.pontis.dicom.net.ul.Received;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.Deadline;

/**
 * DIMSE messages over one association. What is no message aborts it. Threads as with {@link
 * Association}: any may send, one at a time receives.
 */
public final class DimseChannel {
  private static final int LAST_MESSAGE_ID = 0xFFFF;

  /** Identifiers and action information: far larger than any seen, small enough for a server. */
  private static final ReadLimits LIMITS =
      ReadLimits.DEFAULT.withMaxDepth(32).withMaxBytesHeld(8 << 20).withMaxElements(200_000);

  private final Association association;
  private final AtomicInteger messageIds = new AtomicInteger();

  /** A channel over an association that nobody else receives from. */
  public DimseChannel(Association association) {
    this.association = association;
  }

  /** The association. */
  public Association association() {
    return association;
  }

  /** A message id not used in the last 65535 messages: 1 to 65535. */
  public int nextMessageId() {
    return messageIds.updateAndGet(id -> id == LAST_MESSAGE_ID ? 1 : id + 1);
  }

  /** A context of a SOP class in which we have this role, in any transfer syntax. */
  public Optional<AcceptedContext> context(Uid sopClass, Role role) {
    return association.negotiated().contexts(sopClass, role).stream().findFirst();
  }

  /** A context of a SOP class and a transfer syntax in which we have this role. */
  public Optional<AcceptedContext> context(Uid sopClass, TransferSyntax syntax, Role role) {
    return association.negotiated().contexts(sopClass, role).stream()
        .filter(context -> context.transferSyntax().equals(syntax))
        .findFirst();
  }

  /** Sends a command that no data set follows. */
  public void send(AcceptedContext context, DimseCommand command) {
    association.send(context.id(), CommandCodec.encode(command));
  }

  /** Sends a command and a data set, encoded as the context demands. */
  public void send(AcceptedContext context, DimseCommand command, Dataset dataset) {
    DatasetWriter writer = new DatasetWriter(context.transferSyntax(), BulkSource.NONE);
    send(context, command, out -> writer.write(dataset, out));
  }

  /**
   * Sends a command and a data set that is encoded as the context demands; one of odd length gets a
   * zero byte at its end.
   */
  public void send(AcceptedContext context, DimseCommand command, DataSetBody body) {
    association.send(
        context.id(),
        CommandCodec.encode(command),
        out -> {
          EvenOutput even = new EvenOutput(out);
          body.writeTo(even);
          even.pad();
        });
  }

  /**
   * Waits for the next command; empty when the peer has released the association.
   *
   * @throws ImagingException SITE_TIMEOUT, SITE_UNREACHABLE or MALFORMED_FROM_SITE when there will
   *     be none
   */
  public Optional<Message> receive(Deadline deadline) {
    return message(association.receive(deadline));
  }

  /** Waits for the next command for as long as the idle timer allows. */
  public Optional<Message> receive() {
    return message(association.receive());
  }

  private Optional<Message> message(Received received) {
    return switch (received) {
      case Received.ReleaseAsked _ -> Optional.empty();
      case Received.Command(int contextId, byte[] bytes) -> {
        AcceptedContext context =
            association
                .negotiated()
                .context(contextId)
                .orElseThrow(() -> violated("a message in a context that was not accepted"));
        yield Optional.of(new Message(context, command(bytes)));
      }
    };
  }

  private DimseCommand command(byte[] bytes) {
    try {
      return CommandCodec.decode(bytes);
    } catch (ImagingException malformed) {
      association.abort();
      throw fromPeer(malformed);
    }
  }

  /** The data set that follows the command received last, as it arrives. */
  public InputStream stream(Message message) {
    return association.dataSet(message.context().id());
  }

  /** The data set that follows the command received last, whole. */
  public Dataset dataset(Message message) {
    try (InputStream stream = stream(message)) {
      return new DatasetReader(LIMITS).read(stream, message.context().transferSyntax());
    } catch (IOException broken) {
      throw problem(broken);
    } catch (ImagingException malformed) {
      association.abort();
      throw fromPeer(malformed);
    }
  }

  /** Reads past the data set that follows the command received last, if one does. */
  public void skip(Message message) {
    if (message.command().dataSet() == DataSetPresence.PRESENT) {
      try (InputStream unwanted = stream(message)) {
        unwanted.transferTo(OutputStream.nullOutputStream());
      } catch (IOException broken) {
        throw problem(broken);
      }
    }
  }

  /** Aborts the association because the peer broke the rules. */
  public ImagingException violated(String what) {
    association.abort();
    return ImagingException.of(
        ProblemType.MALFORMED_FROM_SITE, association.peer() + " sent " + what);
  }

  private ImagingException problem(IOException broken) {
    if (broken.getCause() instanceof ImagingException cause) {
      return cause;
    }
    association.abort();
    return new ImagingException(
        Problem.of(
            ProblemType.SITE_UNREACHABLE, "a data set from " + association.peer() + " broke off"),
        broken);
  }

  private static ImagingException fromPeer(ImagingException malformed) {
    Problem problem = malformed.problem();
    return problem.type() == ProblemType.MALFORMED_INPUT
        ? new ImagingException(
            Problem.of(ProblemType.MALFORMED_FROM_SITE, problem.detail()), malformed)
        : malformed;
  }
}
