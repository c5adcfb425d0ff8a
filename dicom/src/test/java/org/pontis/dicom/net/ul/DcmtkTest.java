package org.pontis.dicom.net.ul;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.net.pdu.ProposedContext;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.source.Deadline;

/** Associations with DCMTK's tools, where they are installed. */
class DcmtkTest {
  private static final AssociationSettings SETTINGS =
      AssociationSettings.DEFAULT.with(EchoingAcceptor.SHORT);
  private static final AssociationRequest ECHO =
      AssociationRequest.of(
          new AeTitle("PONTIS"),
          List.of(
              new ProposedContext(
                  1,
                  new Uid("1.2.840.10008.1.1"),
                  List.of(TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN.uid()))));

  @TempDir private Path folder;

  @Test
  void echoscu_isAnsweredAndReleases() throws IOException, InterruptedException {
    Dcmtk.require("echoscu");
    EchoingAcceptor acceptor = new EchoingAcceptor();
    try (var listener =
        AssociationListener.start(EchoingAcceptor.loopback(2, EchoingAcceptor.SHORT), acceptor)) {
      String output =
          Dcmtk.run(folder, "echoscu", "-v", "--repeat", "20", "127.0.0.1", "" + listener.port());

      assertThat(output).contains("Received Echo Response (Success)");
      assertThat(acceptor.releases.poll(10, SECONDS)).isNotNull();
      assertThat(acceptor.failures).isEmpty();
      assertThat(acceptor.served.take().negotiated().implementationVersionName())
          .hasValueSatisfying(name -> assertThat(name).startsWith("OFFIS_DCMTK"));
    }
  }

  @Test
  void echoscu_abortIsSeen() throws IOException, InterruptedException {
    Dcmtk.require("echoscu");
    EchoingAcceptor acceptor = new EchoingAcceptor();
    try (var listener =
        AssociationListener.start(EchoingAcceptor.loopback(2, EchoingAcceptor.SHORT), acceptor)) {
      Dcmtk.run(folder, "echoscu", "--abort", "127.0.0.1", "" + listener.port());

      assertThat(acceptor.failures.poll(10, SECONDS)).hasMessageContaining("aborted");
    }
  }

  @Test
  void storescp_answersEchoAndReleases() throws IOException {
    Dcmtk.require("storescp");
    int port = freePort();
    try (var _ = Dcmtk.start(folder, "storescp", "--ignore", "" + port)) {
      Association association = openWhenUp(RemoteEntity.at("127.0.0.1", port, new AeTitle("ANY")));
      association.send(1, EchoCommands.request(3));

      Received received = association.receive(Deadline.in(Duration.ofSeconds(10)));
      association.release(Deadline.in(Duration.ofSeconds(10)));

      assertThat(EchoCommands.messageId(((Received.Command) received).bytes())).isEqualTo(3);
      assertThat(association.isOpen()).isFalse();
    }
  }

  /** A server takes a moment to listen; nothing tells when. */
  static Association openWhenUp(RemoteEntity remote) {
    Deadline patience = Deadline.in(Duration.ofSeconds(10));
    while (true) {
      try {
        return Association.open(remote, ECHO, SETTINGS);
      } catch (ImagingException notYet) {
        if (patience.hasPassed()) {
          throw notYet;
        }
        LockSupport.parkNanos(10_000_000);
      }
    }
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
