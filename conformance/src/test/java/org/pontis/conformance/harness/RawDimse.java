package org.pontis.conformance.harness;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The bytes of PDUs, commands and data sets, written without any toolkit. */
final class RawDimse {
  static final int ASSOCIATE_RQ = 1;
  static final int ASSOCIATE_AC = 2;
  static final int P_DATA = 4;
  static final int RELEASE_RQ = 5;
  static final int RELEASE_RP = 6;
  static final byte[] ABORT = {7, 0, 0, 0, 0, 4, 0, 0, 0, 0};

  private RawDimse() {}

  static byte[] pdu(int type, byte[] body) {
    return ByteBuffer.allocate(6 + body.length)
        .put((byte) type)
        .put((byte) 0)
        .putInt(body.length)
        .put(body)
        .array();
  }

  /** An item of an A-ASSOCIATE PDU. */
  static void item(ByteArrayOutputStream out, int type, byte[] value) {
    out.writeBytes(
        ByteBuffer.allocate(4)
            .put((byte) type)
            .put((byte) 0)
            .putShort((short) value.length)
            .array());
    out.writeBytes(value);
  }

  /**
   * A P-DATA-TF of one fragment.
   *
   * @param header bit 0: of a command; bit 1: the last one (PS3.8 annex E.2)
   */
  static byte[] fragment(int contextId, int header, byte[] bytes) {
    return pdu(
        P_DATA,
        ByteBuffer.allocate(6 + bytes.length)
            .putInt(2 + bytes.length)
            .put((byte) contextId)
            .put((byte) header)
            .put(bytes)
            .array());
  }

  /** An element of a command, which is implicit VR little endian. */
  static void element(ByteArrayOutputStream out, int element, byte[] value) {
    ByteBuffer header = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    out.writeBytes(
        header.putShort((short) 0).putShort((short) element).putInt(value.length).array());
    out.writeBytes(value);
  }

  /** A text element of a data set in explicit VR little endian. */
  static void text(ByteArrayOutputStream out, int tag, String vr, String value) {
    byte[] padded = vr.equals("UI") ? uid(value) : ascii(even(value, " "));
    ByteBuffer header = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    out.writeBytes(
        header
            .putShort((short) (tag >> 16))
            .putShort((short) tag)
            .put(ascii(vr))
            .putShort((short) padded.length)
            .array());
    out.writeBytes(padded);
  }

  static byte[] number(int value) {
    return ByteBuffer.allocate(2).order(ByteOrder.LITTLE_ENDIAN).putShort((short) value).array();
  }

  /** A number in a command; 0 where it is not there. */
  static int number(byte[] command, int wanted) {
    ByteBuffer in = ByteBuffer.wrap(command).order(ByteOrder.LITTLE_ENDIAN);
    while (in.remaining() >= 8) {
      in.getShort();
      int element = Short.toUnsignedInt(in.getShort());
      int length = in.getInt();
      if (element == wanted) {
        return Short.toUnsignedInt(in.getShort());
      }
      in.position(in.position() + length);
    }
    return 0;
  }

  /** A UID of even length. */
  static byte[] uid(String uid) {
    return ascii(even(uid, "\0"));
  }

  private static String even(String text, String padding) {
    return text.length() % 2 == 0 ? text : text + padding;
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
