package org.pontis.dicom.net.ul;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.pontis.dicom.net.pdu.AnsweredContext;
import org.pontis.dicom.net.pdu.AssociateRq;
import org.pontis.dicom.problem.ImagingException;

/** Accepts every context with its first transfer syntax and answers commands with an echo. */
final class EchoingAcceptor implements AssociationAcceptor {
  final BlockingQueue<Association> served = new LinkedBlockingQueue<>();
  final BlockingQueue<ImagingException> failures = new LinkedBlockingQueue<>();
  final BlockingQueue<Received.ReleaseAsked> releases = new LinkedBlockingQueue<>();

  static final Timeouts SHORT =
      new Timeouts(
          Duration.ofSeconds(5),
          Duration.ofSeconds(2),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5));

  static ListenerSettings loopback(int maxAssociations, Timeouts timeouts) {
    return new ListenerSettings(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        maxAssociations,
        Optional.empty(),
        AssociationSettings.DEFAULT.with(timeouts));
  }

  @Override
  public Decision negotiate(AssociateRq asked, InetSocketAddress from) {
    return new Decision.Accept(
        asked.contexts().stream()
            .map(context ->
                AnsweredContext.accepted(context.id(), context.transferSyntaxes().getFirst()))
            .toList(),
        List.of());
  }

  @Override
  public void serve(Association association) {
    served.add(association);
    try {
      while (association.receive() instanceof Received.Command(int contextId, byte[] bytes)) {
        answer(association, contextId, bytes);
      }
      releases.add(new Received.ReleaseAsked());
    } catch (ImagingException failure) {
      failures.add(failure);
    }
  }

  /** A command that says so is followed by a data set, which is sent back. */
  private static void answer(Association association, int contextId, byte[] command) {
    if (command[command.length - 1] != StreamingTest.DATA_SET_FOLLOWS) {
      association.send(contextId, EchoCommands.response(EchoCommands.messageId(command)));
      return;
    }
    try (InputStream dataSet = association.dataSet(contextId)) {
      byte[] bytes = dataSet.readAllBytes();
      association.send(contextId, command, out -> out.write(bytes));
    } catch (IOException e) {
      throw e.getCause() instanceof ImagingException broken ? broken : new UncheckedIOException(e);
    }
  }
}
