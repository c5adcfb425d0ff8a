package org.pontis.conformance.harness;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** An A-ASSOCIATE-AC (PS3.8 9.3.3) that accepts contexts with their first transfer syntax. */
final class Acceptance {
  private static final int BEFORE_ITEMS = 68;
  private static final byte ABSTRACT_SYNTAX_NOT_SUPPORTED = 3;

  private final byte[] pdu;

  /** The first context accepted for each abstract syntax. */
  private final Map<String, Integer> contexts;

  private Acceptance(byte[] pdu, Map<String, Integer> contexts) {
    this.pdu = pdu;
    this.contexts = contexts;
  }

  /** The answer to the body of an A-ASSOCIATE-RQ, some abstract syntaxes refused. */
  static Acceptance of(byte[] request, Predicate<String> refused) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    Map<String, Integer> contexts = new HashMap<>();
    body.write(request, 0, BEFORE_ITEMS);
    ByteBuffer in = ByteBuffer.wrap(request).position(BEFORE_ITEMS);
    while (in.hasRemaining()) {
      int type = in.get();
      byte[] item = value(in);
      switch (type) {
        case 0x10 -> RawDimse.item(body, 0x10, item);
        case 0x20 -> RawDimse.item(body, 0x21, answered(item, refused, contexts));
        default -> {}
      }
    }
    ByteArrayOutputStream user = new ByteArrayOutputStream();
    RawDimse.item(user, 0x51, ByteBuffer.allocate(4).putInt(16_384).array());
    RawDimse.item(user, 0x52, RawDimse.ascii("2.25.1"));
    RawDimse.item(body, 0x50, user.toByteArray());
    return new Acceptance(RawDimse.pdu(RawDimse.ASSOCIATE_AC, body.toByteArray()), contexts);
  }

  byte[] pdu() {
    return pdu;
  }

  /** The context for an abstract syntax; 0 where there is none. */
  int context(String abstractSyntax) {
    return contexts.getOrDefault(abstractSyntax, 0);
  }

  private static byte[] answered(
      byte[] proposed, Predicate<String> refused, Map<String, Integer> contexts) {
    ByteArrayOutputStream context = new ByteArrayOutputStream();
    ByteBuffer in = ByteBuffer.wrap(proposed).position(4);
    in.get();
    String abstractSyntax = new String(value(in), StandardCharsets.US_ASCII).replace("\0", "");
    in.get();
    byte[] transferSyntax = value(in);
    boolean isRefused = refused.test(abstractSyntax);
    context.writeBytes(Arrays.copyOf(proposed, 1));
    context.writeBytes(new byte[] {0, isRefused ? ABSTRACT_SYNTAX_NOT_SUPPORTED : 0, 0});
    RawDimse.item(context, 0x40, transferSyntax);
    if (!isRefused) {
      contexts.putIfAbsent(abstractSyntax, (int) proposed[0]);
    }
    return context.toByteArray();
  }

  /** The value of an item whose type has been read. */
  private static byte[] value(ByteBuffer in) {
    in.get();
    byte[] value = new byte[Short.toUnsignedInt(in.getShort())];
    in.get(value);
    return value;
  }
}
