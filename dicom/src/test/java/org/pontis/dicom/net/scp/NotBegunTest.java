package org.pontis.dicom.net.scp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.pontis.dicom.net.ul.AssociationListener;
import org.pontis.dicom.net.ul.AssociationSettings;
import org.pontis.dicom.net.ul.ListenerSettings;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;

/** Connections over which no association comes about are told of. */
class NotBegunTest {
  private final BlockingQueue<Problem> heard = new LinkedBlockingQueue<>();

  @Test
  void connection_thatBringsSomethingElseIsToldOf() throws Exception {
    assertThat(after("GET / HTTP/1.1\r\n\r\n"))
        .hasValueSatisfying(problem -> {
          assertThat(problem.type()).isEqualTo(ProblemType.MALFORMED_FROM_SITE);
          assertThat(problem.detail()).contains("a PDU of the unknown type 71");
        });
  }

  @Test
  void connection_thatIsClosedAgainIsToldOf() throws Exception {
    assertThat(after("")).map(Problem::type).contains(ProblemType.SITE_UNREACHABLE);
  }

  private Optional<Problem> after(String sent) throws IOException, InterruptedException {
    try (AssociationListener listener = listener()) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), listener.port())) {
        socket.getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));
      }
      return Optional.ofNullable(heard.poll(20, TimeUnit.SECONDS));
    }
  }

  private AssociationListener listener() {
    AssociationFailures failures =
        new AssociationFailures() {
          @Override
          public void ended(Caller caller, Problem problem) {
            throw new IllegalStateException("no association began");
          }

          @Override
          public void notBegun(InetSocketAddress from, Problem problem) {
            heard.add(problem);
          }
        };
    return AssociationListener.start(
        new ListenerSettings(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            8,
            Optional.empty(),
            AssociationSettings.DEFAULT),
        new DimseServer(
            ScpServices.builder().echo(EchoScp.ALWAYS).build(), AssociationPolicy.OPEN, failures));
  }
}
