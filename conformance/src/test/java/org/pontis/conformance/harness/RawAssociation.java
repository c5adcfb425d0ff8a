package org.pontis.conformance.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.conformance.harness.RawDimse.ascii;
import static org.pontis.conformance.harness.RawDimse.element;
import static org.pontis.conformance.harness.RawDimse.item;
import static org.pontis.conformance.harness.RawDimse.number;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** An association for C-ECHO written byte by byte, to be held open as long as a test likes. */
public final class RawAssociation implements AutoCloseable {
  private static final int LAST_OF_A_COMMAND = 3;
  private static final int TIMEOUT_MILLIS = 30_000;
  private static final String VERIFICATION = "1.2.840.10008.1.1";
  private static final String IMPLICIT_LITTLE = "1.2.840.10008.1.2";
  private static final String APPLICATION_CONTEXT = "1.2.840.10008.3.1.1.1";

  private final Socket socket;
  private final DataInputStream in;
  private int messageId;

  private RawAssociation(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new DataInputStream(socket.getInputStream());
  }

  /** Proposes the Verification SOP Class and expects to be let in. */
  public static RawAssociation open(String calling, Entity called) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), called.port());
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.setTcpNoDelay(true);
    RawAssociation association = new RawAssociation(socket);
    association.send(RawDimse.pdu(RawDimse.ASSOCIATE_RQ, request(calling, called.title())));
    assertThat(association.receive().type())
        .as("A-ASSOCIATE-AC to %s", calling)
        .isEqualTo(RawDimse.ASSOCIATE_AC);
    return association;
  }

  /** C-ECHO; the status of its answer. */
  public int echo() throws IOException {
    ByteArrayOutputStream command = new ByteArrayOutputStream();
    element(command, 0x0002, RawDimse.uid(VERIFICATION));
    element(command, 0x0100, number(0x0030));
    element(command, 0x0110, number(++messageId));
    element(command, 0x0800, number(0x0101));
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    element(
        whole,
        0x0000,
        ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(command.size()).array());
    whole.writeBytes(command.toByteArray());
    send(RawDimse.fragment(1, LAST_OF_A_COMMAND, whole.toByteArray()));
    Pdu answer = receive();
    assertThat(answer.type()).as("P-DATA-TF").isEqualTo(RawDimse.P_DATA);
    return status(answer.body());
  }

  /** A-RELEASE, both ways. */
  public void release() throws IOException {
    send(RawDimse.pdu(RawDimse.RELEASE_RQ, new byte[4]));
    assertThat(receive().type()).as("A-RELEASE-RP").isEqualTo(RawDimse.RELEASE_RP);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /** The Status (0000,0900) in a command set, which is implicit VR little endian. */
  private static int status(ByteBuffer fragment) {
    ByteBuffer in = fragment.order(ByteOrder.LITTLE_ENDIAN).position(6);
    while (in.hasRemaining()) {
      in.getShort();
      int element = Short.toUnsignedInt(in.getShort());
      int length = in.getInt();
      if (element == 0x0900) {
        return Short.toUnsignedInt(in.getShort());
      }
      in.position(in.position() + length);
    }
    throw new AssertionError("no status");
  }

  private static byte[] request(String calling, String called) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(new byte[] {0, 1, 0, 0});
    body.writeBytes(ascii("%-16s%-16s".formatted(called, calling)));
    body.writeBytes(new byte[32]);
    item(body, 0x10, ascii(APPLICATION_CONTEXT));
    ByteArrayOutputStream context = new ByteArrayOutputStream();
    context.writeBytes(new byte[] {1, 0, 0, 0});
    item(context, 0x30, ascii(VERIFICATION));
    item(context, 0x40, ascii(IMPLICIT_LITTLE));
    item(body, 0x20, context.toByteArray());
    ByteArrayOutputStream user = new ByteArrayOutputStream();
    item(user, 0x51, ByteBuffer.allocate(4).putInt(16_384).array());
    item(user, 0x52, ascii("2.25.1"));
    item(body, 0x50, user.toByteArray());
    return body.toByteArray();
  }

  private void send(byte[] pdu) throws IOException {
    socket.getOutputStream().write(pdu);
  }

  private record Pdu(int type, ByteBuffer body) {}

  private Pdu receive() throws IOException {
    int type = in.readUnsignedByte();
    in.readUnsignedByte();
    return new Pdu(type, ByteBuffer.wrap(in.readNBytes(in.readInt())));
  }
}
