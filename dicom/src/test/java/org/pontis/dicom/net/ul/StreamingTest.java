package org.pontis.dicom.net.ul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.net.pdu.ProposedContext;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.Deadline;

/** Data sets of any size through associations of any PDU length. */
class StreamingTest {
  static final byte DATA_SET_FOLLOWS = 0x42;

  private static final byte[] STORE = {0, 0, DATA_SET_FOLLOWS};
  private static final int CONTEXT = 1;

  private final AssociationListener listener =
      AssociationListener.start(
          EchoingAcceptor.loopback(2, EchoingAcceptor.SHORT), new EchoingAcceptor());

  @AfterEach
  void close() {
    listener.close();
  }

  private Association open(int maxPduLength) {
    AssociationRequest request =
        AssociationRequest.of(
            new AeTitle("PONTIS"),
            List.of(
                new ProposedContext(
                    CONTEXT,
                    new Uid("1.2.840.10008.5.1.4.1.1.2"),
                    List.of(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid()))));
    return Association.open(
        RemoteEntity.at("127.0.0.1", listener.port(), new AeTitle("PEER")),
        request,
        AssociationSettings.DEFAULT.with(EchoingAcceptor.SHORT).withMaxPduLength(maxPduLength));
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 4090, 4092, 262_138, 262_140, 262_144, 524_276, 524_278, 3_000_000})
  void dataSet_comesBackAsItWasSent(int length) throws IOException {
    byte[] sent = bytes(length);
    for (int maxPduLength : List.of(4096, 16384, 262_144)) {
      try (Association association = open(maxPduLength)) {
        association.send(CONTEXT, STORE, out -> out.write(sent));

        Received command = association.receive(Deadline.in(Duration.ofSeconds(10)));
        byte[] received;
        try (InputStream dataSet = association.dataSet(CONTEXT)) {
          received = dataSet.readAllBytes();
        }

        assertThat(((Received.Command) command).bytes()).isEqualTo(STORE);
        assertThat(Arrays.equals(received, sent)).isTrue();
      }
    }
  }

  @Test
  void dataSet_isSkippedByClosingIt() throws IOException {
    try (Association association = open(16384)) {
      for (int round = 0; round < 3; round++) {
        association.send(CONTEXT, STORE, out -> out.write(bytes(100_000)));
        association.receive(Deadline.in(Duration.ofSeconds(10)));
        try (InputStream dataSet = association.dataSet(CONTEXT)) {
          assertThat(dataSet.read()).isNotNegative();
        }
      }

      assertThat(association.isOpen()).isTrue();
    }
  }

  @Test
  void command_longerThanAPduIsSentInFragments() {
    byte[] command = bytes(100_000);
    command[command.length - 1] = DATA_SET_FOLLOWS;
    try (Association association = open(4096)) {
      association.send(CONTEXT, command, out -> out.write(1));

      Received received = association.receive(Deadline.in(Duration.ofSeconds(10)));

      assertThat(Arrays.equals(((Received.Command) received).bytes(), command)).isTrue();
    }
  }

  @Test
  void send_leavesTheAssociationOpenWhenTheBodyFailsBeforeAnythingWasSent() {
    try (Association association = open(16384)) {
      assertThatThrownBy(() -> association.send(CONTEXT, STORE, failingAfter(100)))
          .isInstanceOfSatisfying(
              ImagingException.class,
              e -> assertThat(e.problem().type()).isEqualTo(ProblemType.INTERNAL));

      assertThat(association.isOpen()).isTrue();
      association.send(CONTEXT, EchoCommands.request(7));
      assertThat(association.receive(Deadline.in(Duration.ofSeconds(10)))).isNotNull();
    }
  }

  @Test
  void send_abortsWhenTheBodyFailsHalfway() {
    try (Association association = open(16384)) {
      assertThatThrownBy(() -> association.send(CONTEXT, STORE, failingAfter(100_000)))
          .isInstanceOf(ImagingException.class);

      assertThat(association.isOpen()).isFalse();
    }
  }

  /** Zeros, and then a failure. */
  private static DataSetBody failingAfter(int length) {
    return out -> {
      out.write(new byte[length]);
      throw new IOException("broken file");
    };
  }
}
