package org.pontis.dicom.net.scu;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.UidRegistry;
import org.pontis.dicom.net.dimse.DimseChannel;
import org.pontis.dicom.net.dimse.DimseCommand;
import org.pontis.dicom.net.dimse.Message;
import org.pontis.dicom.net.pdu.Role;
import org.pontis.dicom.net.ul.AcceptedContext;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.Deadline;

/**
 * One operation at a time over a channel (the synchronous mode of PS3.7 7.5.1): an operation that
 * does not come to its end aborts the association, since nobody knows what is on its way.
 */
final class Exchange {
  private final DimseChannel channel;
  private final Duration patience;
  private final ReentrantLock operation = new ReentrantLock();
  private volatile Optional<Cancellation> cancellable = Optional.empty();

  Exchange(DimseChannel channel, Duration patience) {
    this.channel = channel;
    this.patience = patience;
  }

  DimseChannel channel() {
    return channel;
  }

  /** How long the peer may take from one message to the next. */
  Duration patience() {
    return patience;
  }

  /** Performs an operation when those before it have ended. */
  <T> T perform(Supplier<T> steps) {
    if (operation.isHeldByCurrentThread()) {
      throw new IllegalStateException("an operation on this association has not ended");
    }
    operation.lock();
    boolean ended = false;
    try {
      T result = steps.get();
      ended = true;
      return result;
    } finally {
      if (!ended) {
        channel.association().abort();
      }
      operation.unlock();
    }
  }

  /** Performs what {@link #cancel} cancels meanwhile. */
  <T> T during(Cancellation cancellation, Supplier<T> steps) {
    cancellable = Optional.of(cancellation);
    try {
      return steps.get();
    } finally {
      cancellable = Optional.empty();
    }
  }

  /** Cancels what can be cancelled now, if anything. */
  void cancel() {
    cancellable.ifPresent(Cancellation::ask);
  }

  /** The context of a SOP class in which we may invoke its operations. */
  AcceptedContext context(Uid sopClass) {
    return channel
        .context(sopClass, Role.SCU)
        .orElseThrow(() ->
            ImagingException.of(
                ProblemType.NOT_ACCEPTABLE,
                "%s accepted no presentation context for %s"
                    .formatted(channel.association().peer(), name(sopClass))));
  }

  static String name(Uid sopClass) {
    return UidRegistry.name(sopClass).orElse(sopClass.value());
  }

  /** The next message, no later than the deadline and no longer after the last than allowed. */
  Message receive(Deadline deadline) {
    return channel
        .receive(deadline.atMost(patience))
        .orElseThrow(() ->
            ImagingException.of(
                ProblemType.SITE_UNREACHABLE,
                channel.association().peer() + " released the association within an operation"));
  }

  /** The response to a request of ours. */
  <T extends DimseCommand.Response> T response(int messageId, Class<T> kind, Deadline deadline) {
    Message message = receive(deadline);
    T response = response(message, messageId, kind);
    channel.skip(message);
    return response;
  }

  /** A message as the response to a request of ours. */
  <T extends DimseCommand.Response> T response(Message message, int messageId, Class<T> kind) {
    if (!kind.isInstance(message.command())) {
      throw channel.violated(
          message.command().getClass().getSimpleName() + " instead of " + kind.getSimpleName());
    }
    T response = kind.cast(message.command());
    if (response.respondedTo() != messageId) {
      throw channel.violated(
          "a response to message %d, which is not outstanding".formatted(response.respondedTo()));
    }
    return response;
  }
}
