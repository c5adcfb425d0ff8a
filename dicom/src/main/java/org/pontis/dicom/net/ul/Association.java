package org.pontis.dicom.net.ul;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.util.concurrent.locks.ReentrantLock;
import org.pontis.dicom.net.pdu.Pdu;
import org.pontis.dicom.net.pdu.ReleaseRp;
import org.pontis.dicom.net.pdu.ReleaseRq;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.Deadline;

/**
 * An established association, of either side. Any thread may send, abort and close; one at a time
 * may receive, read data sets and release.
 *
 * <p>Whatever goes wrong with the peer ends it and is an {@link ImagingException}.
 */
public final class Association implements AutoCloseable {
  private final UpperLayer machine;
  private final Transport transport;
  private final Negotiated negotiated;
  private final AssociationSettings settings;
  private final MessageReader messages;
  private final MessageWriter writer;
  private final ReentrantLock sending = new ReentrantLock();

  Association(
      UpperLayer machine,
      Transport transport,
      Negotiated negotiated,
      AssociationSettings settings) {
    this.machine = machine;
    this.transport = transport;
    this.negotiated = negotiated;
    this.settings = settings;
    this.messages = new MessageReader(machine, negotiated);
    int fragment =
        MessageWriter.longestFragment(negotiated.peerMaxPduLength(), settings.maxPduLength());
    this.writer = new MessageWriter(machine, fragment);
  }

  /**
   * Associates as requestor.
   *
   * @throws ImagingException when the peer can't be reached, does not answer, rejects or aborts
   */
  public static Association open(
      RemoteEntity remote, AssociationRequest request, AssociationSettings settings) {
    return new Requestor(remote, request, settings).open();
  }

  /** What both sides agreed on. */
  public Negotiated negotiated() {
    return negotiated;
  }

  /** The address at the other end. */
  public InetSocketAddress peer() {
    return transport.peer();
  }

  /** Sends a command that no data set follows. */
  public void send(int contextId, byte[] command) {
    sending.lock();
    try {
      writer.send(contextId, command);
    } finally {
      sending.unlock();
    }
  }

  /** Sends a command and its data set; when the data set can't be written, aborts. */
  public void send(int contextId, byte[] command, DataSetBody body) {
    sending.lock();
    try {
      sendWhole(contextId, command, body);
    } finally {
      sending.unlock();
    }
  }

  private void sendWhole(int contextId, byte[] command, DataSetBody body) {
    boolean whole = false;
    try {
      writer.send(contextId, command, body);
      whole = true;
    } catch (IOException e) {
      if (e.getCause() instanceof ImagingException broken) {
        throw broken;
      }
      throw new ImagingException(
          Problem.of(ProblemType.INTERNAL, "a data set could not be read while it was sent"), e);
    } finally {
      if (!whole && writer.hasBegun()) {
        abort();
      }
    }
  }

  /** Waits for the next command, or for the release, which is granted. */
  public Received receive(Deadline deadline) {
    return messages.next(deadline);
  }

  /** Waits for the next command for as long as the idle timer of the settings allows. */
  public Received receive() {
    return receive(Deadline.in(settings.timeouts().idle()));
  }

  /** Whether something is here to be received; over TLS it may say no while something is. */
  public boolean hasArrived() {
    try {
      return messages.hasNext() || transport.hasMore();
    } catch (IOException e) {
      throw machine.failures().closed(e);
    }
  }

  /**
   * Whether it stands while nothing is outstanding, when all that can come is its end: by the
   * protocol or by the connection alone, of which {@link #hasArrived} knows nothing. For who may
   * receive; takes a moment.
   */
  public boolean isQuiet() {
    return isOpen() && !messages.hasNext() && transport.isQuiet();
  }

  /**
   * The data set that follows the command received last, as it arrives. Closing it skips the rest.
   * A failure of the association in it is an IOException caused by the {@link ImagingException}.
   */
  public InputStream dataSet(int contextId) {
    return new DataSetStream(messages, contextId, settings.timeouts().progress());
  }

  /**
   * Ends the association in order; what the peer still sends is dropped.
   *
   * @throws ImagingException when the peer does not agree in time, which ends it all the same
   */
  public void release(Deadline deadline) {
    machine.tell(Event.Evt11, new ReleaseRq());
    while (machine.state() != State.Sta1 && machine.state() != State.Sta13) {
      Pdu pdu = machine.await(deadline);
      if (pdu instanceof ReleaseRq && machine.state() == State.Sta9) {
        machine.tell(Event.Evt14, new ReleaseRp());
      }
      if (pdu instanceof ReleaseRp && machine.state() == State.Sta12) {
        machine.tell(Event.Evt14, new ReleaseRp());
      }
    }
  }

  /** Ends the association at once; does nothing where it has ended. */
  public void abort() {
    machine.abort();
  }

  /** Aborts unless the association has ended. */
  @Override
  public void close() {
    abort();
  }

  /** Whether messages can be exchanged, as far as is known here. */
  public boolean isOpen() {
    return machine.state() == State.Sta6 && !transport.isClosed();
  }
}
