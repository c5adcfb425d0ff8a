package org.pontis.dicom.net.pdu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.data.Uid;

class PduReaderTest {
  private static final int LONGEST = 16384;

  static Stream<Pdu> everyPdu() {
    return Pdus.all().stream();
  }

  @ParameterizedTest
  @MethodSource("everyPdu")
  void next_readsWhatWasWritten(Pdu pdu) throws IOException {
    assertThat(reader(PduWriter.encode(pdu)).next()).contains(pdu);
  }

  @ParameterizedTest
  @MethodSource("everyPdu")
  void next_saysWherePdusAreCut(Pdu pdu) throws IOException {
    byte[] whole = PduWriter.encode(pdu);
    for (int length = 1; length < whole.length; length++) {
      PduReader reader = new PduReader(new ByteArrayInputStream(whole, 0, length), LONGEST);

      assertThatThrownBy(reader::next).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void next_readsOneAfterTheOtherWhateverTheReadsGive() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Pdus.all().forEach(pdu -> bytes.writeBytes(PduWriter.encode(pdu)));
    for (int atATime : List.of(1, 7, 1000)) {
      PduReader reader = new PduReader(new Dripping(bytes.toByteArray(), atATime), LONGEST);

      for (Pdu pdu : Pdus.all()) {
        assertThat(reader.next()).contains(pdu);
      }

      assertThat(reader.next()).isEmpty();
      assertThat(reader.hasMore()).isFalse();
    }
  }

  @Test
  void next_readsAnOfferByTheLetterOfTheStandard() throws IOException {
    String offer =
        "0100 000000AD 0001 0000"
            + hex("ANY-SCP         ")
            + hex("ECHOSCU         ")
            + "00".repeat(32)
            + ("1000 0015" + hex("1.2.840.10008.3.1.1.1"))
            + ("2000 002E 01 000000" + "3000 0011" + hex("1.2.840.10008.1.1"))
            + ("4000 0011" + hex("1.2.840.10008.1.2"))
            + ("5000 001A"
                + "5100 0004 00004000"
                + "5300 0004 0001 0000"
                + "5500 0006"
                + hex("VERS_1"));

    Pdu pdu = reader(HexFormat.of().parseHex(offer.replace(" ", ""))).next().orElseThrow();

    assertThat(pdu)
        .isEqualTo(
            AssociateRq.of(
                new AeTitle("ANY-SCP"),
                new AeTitle("ECHOSCU"),
                List.of(
                    new ProposedContext(
                        1, new Uid("1.2.840.10008.1.1"), List.of(new Uid("1.2.840.10008.1.2")))),
                List.of(
                    new UserInformation.MaximumLength(16384),
                    new UserInformation.AsynchronousOperationsWindow(1, 0),
                    new UserInformation.ImplementationVersionName("VERS_1"))));
  }

  @ParameterizedTest(name = "{1}: {0}")
  @CsvSource({
    "080000000000, UNRECOGNIZED_PDU",
    "000000000000, UNRECOGNIZED_PDU",
    "474554202F20, UNRECOGNIZED_PDU",
    "0100FFFFFFFF, INVALID_PDU_PARAMETER_VALUE",
    "04007FFFFFFF, INVALID_PDU_PARAMETER_VALUE",
    "040000004001, INVALID_PDU_PARAMETER_VALUE",
    "050000000005, INVALID_PDU_PARAMETER_VALUE",
    "070000000000, INVALID_PDU_PARAMETER_VALUE",
    "040000000000, INVALID_PDU_PARAMETER_VALUE",
    "040000000006 000000010103, INVALID_PDU_PARAMETER_VALUE",
    "040000000006 000000030103, INVALID_PDU_PARAMETER_VALUE",
    "040000000006 000000020203, INVALID_PDU_PARAMETER_VALUE",
    "040000000006 FFFFFFFF0103, INVALID_PDU_PARAMETER_VALUE",
  })
  void next_refusesWithTheReasonToAbortWith(String hex, AbortReason reason) {
    PduReader reader = reader(HexFormat.of().parseHex(hex.replace(" ", "")));

    assertThatThrownBy(reader::next)
        .isInstanceOfSatisfying(
            PduRefusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
  }

  @Test
  void leaveBuffer_keepsFragmentsAndWhatIsUnread() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(PduWriter.encode(Pdus.data()));
    bytes.writeBytes(PduWriter.encode(Pdus.associateRq()));
    PduReader reader = reader(bytes.toByteArray());
    Pdu first = reader.next().orElseThrow();

    reader.leaveBuffer();

    assertThat(reader.next()).contains(Pdus.associateRq());
    assertThat(first).isEqualTo(Pdus.data());
  }

  @Test
  void next_refusesTwoContextsOfOneId() {
    AssociateRq asked = Pdus.associateRq();
    byte[] bytes = PduWriter.encode(asked);
    int second = 6 + 68 + 4 + 21 + 4 + 4 + 4 + 25 + 4 + 17 + 4 + 19 + 4;
    assertThat(bytes[second] & 0xFF).isEqualTo(255);
    bytes[second] = 1;

    assertThatThrownBy(() -> reader(bytes).next()).hasMessageContaining("one id");
  }

  @Test
  void identity_ofAnUnknownFormIsKept() throws IOException {
    AssociateRq asked =
        AssociateRq.of(
            new AeTitle("A"),
            new AeTitle("B"),
            List.of(),
            List.of(new UserInformation.Unknown(0x58, Slice.of(new byte[] {9, 1, 0, 0}))));

    assertThat(reader(PduWriter.encode(asked)).next()).contains(asked);
  }

  @Test
  void toString_showsNoIdentity() {
    assertThat(Pdus.associateRq().toString()).doesNotContain("secret", "a.b.c", "ticket");
  }

  private static PduReader reader(byte[] bytes) {
    return new PduReader(new ByteArrayInputStream(bytes), LONGEST);
  }

  private static String hex(String ascii) {
    return HexFormat.of().formatHex(ascii.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
  }

  /** Gives a few bytes at a time. */
  private static final class Dripping extends InputStream {
    private final InputStream bytes;
    private final int atATime;

    Dripping(byte[] bytes, int atATime) {
      this.bytes = new ByteArrayInputStream(bytes);
      this.atATime = atATime;
    }

    @Override
    public int read() throws IOException {
      return bytes.read();
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
      return bytes.read(target, from, Math.min(atATime, length));
    }
  }
}
