package org.pontis.dicom.net.ul;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** C-ECHO command sets (PS3.7 9.3.5) as bytes, implicit VR little endian. */
final class EchoCommands {
  private static final String VERIFICATION = "1.2.840.10008.1.1\0";

  private EchoCommands() {}

  static byte[] request(int messageId) {
    ByteBuffer fields = fields();
    text(fields, 0x0002, VERIFICATION);
    number(fields, 0x0100, 0x0030);
    number(fields, 0x0110, messageId);
    number(fields, 0x0800, 0x0101);
    return grouped(fields);
  }

  static byte[] response(int messageId) {
    ByteBuffer fields = fields();
    text(fields, 0x0002, VERIFICATION);
    number(fields, 0x0100, 0x8030);
    number(fields, 0x0120, messageId);
    number(fields, 0x0800, 0x0101);
    number(fields, 0x0900, 0);
    return grouped(fields);
  }

  /** The message id of a request, or the one a response is to. */
  static int messageId(byte[] command) {
    ByteBuffer bytes = ByteBuffer.wrap(command).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.remaining() >= 8) {
      bytes.getShort();
      int element = bytes.getShort();
      int length = bytes.getInt();
      if (element == 0x0110 || element == 0x0120) {
        return bytes.getShort();
      }
      bytes.position(bytes.position() + length);
    }
    throw new AssertionError("a command without message id");
  }

  private static ByteBuffer fields() {
    return ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void number(ByteBuffer fields, int element, int value) {
    fields.putShort((short) 0).putShort((short) element).putInt(2).putShort((short) value);
  }

  private static void text(ByteBuffer fields, int element, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.US_ASCII);
    fields.putShort((short) 0).putShort((short) element).putInt(bytes.length).put(bytes);
  }

  private static byte[] grouped(ByteBuffer fields) {
    ByteBuffer whole = ByteBuffer.allocate(300).order(ByteOrder.LITTLE_ENDIAN);
    whole.putInt(0).putInt(4).putInt(fields.position()).put(fields.flip());
    return Arrays.copyOf(whole.array(), whole.position());
  }
}
