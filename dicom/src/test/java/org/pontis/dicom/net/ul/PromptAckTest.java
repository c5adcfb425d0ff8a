package org.pontis.dicom.net.ul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Executors;
import jdk.net.ExtendedSocketOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pontis.dicom.source.Deadline;

@Timeout(60)
class PromptAckTest {
  private static final int ROUNDS = 100;
  private static final int HEADER = 6;
  private static final int BODY = 100;

  /** With delayed acknowledgements (40 ms on Linux) a hundred PDUs would take four seconds. */
  @Test
  void read_doesNotKeepAPeerWaitingThatLeavesNaglesAlgorithmOn() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket peer = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort());
        Socket ours = server.accept();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assumeThat(ours.supportedOptions()).contains(ExtendedSocketOptions.TCP_QUICKACK);
      TimedInput input = new TimedInput(ours);
      input.readFrom(ours);
      input.until(Deadline.in(Duration.ofSeconds(30)));
      long begun = System.nanoTime();
      var sending = threads.submit(() -> send(peer));

      for (int round = 0; round < ROUNDS; round++) {
        assertThat(input.readNBytes(HEADER + BODY)).hasSize(HEADER + BODY);
        ours.getOutputStream().write(round);
      }

      assertThat(sending.get()).isEqualTo(ROUNDS);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
    }
  }

  /** As old toolkits send: the header of a PDU in a write of its own, then an answer awaited. */
  private static int send(Socket peer) throws IOException {
    OutputStream out = peer.getOutputStream();
    int answered = 0;
    while (answered < ROUNDS) {
      out.write(new byte[HEADER]);
      out.write(new byte[BODY]);
      assertThat(peer.getInputStream().read()).isEqualTo(answered);
      answered++;
    }
    return answered;
  }
}
