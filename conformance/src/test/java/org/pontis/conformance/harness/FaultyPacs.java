package org.pontis.conformance.harness;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A PACS that accepts every association and then does one thing wrong, in bytes. */
public final class FaultyPacs implements AutoCloseable {
  private static final int ASSOCIATE_RQ = 1;
  private static final byte ACCEPT = 2;
  private static final int P_DATA = 4;
  private static final byte[] ABORT = {7, 0, 0, 0, 0, 4, 0, 0, 0, 0};

  private final ServerSocket server;
  private final Fault fault;

  /** What it does wrong. */
  public enum Fault {
    /** It takes the connection and says nothing. */
    SILENT_TO_THE_ASSOCIATION,
    /** It accepts, reads the request, and says nothing. */
    SILENT_TO_THE_REQUEST,
    /** It answers the request with a byte every second. */
    SLOW,
    /** It aborts when it has read the request. */
    ABORTS,
    /** It closes the connection in the middle of a PDU. */
    CLOSES_WITHIN_A_PDU,
    /** It answers with a PDU of a type that does not exist. */
    TALKS_NONSENSE
  }

  private FaultyPacs(ServerSocket server, Fault fault) {
    this.server = server;
    this.fault = fault;
  }

  public static FaultyPacs that(Fault fault) {
    try {
      FaultyPacs pacs =
          new FaultyPacs(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), fault);
      Thread.ofVirtual().start(pacs::accept);
      return pacs;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Entity entity() {
    return new Entity("FAULTY", server.getLocalPort());
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (Socket socket = connection) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      if (fault == Fault.SILENT_TO_THE_ASSOCIATION) {
        in.transferTo(OutputStream.nullOutputStream());
        return;
      }
      boolean answered = false;
      for (int type = in.read(); type >= 0 && !answered; type = in.read()) {
        in.readByte();
        byte[] body = in.readNBytes(in.readInt());
        if (type == ASSOCIATE_RQ) {
          out.write(accepted(body));
        } else if (type == P_DATA) {
          misbehave(out);
          answered = fault == Fault.CLOSES_WITHIN_A_PDU;
        } else {
          answered = true;
        }
      }
    } catch (IOException gone) {
      System.err.println("the gateway left the faulty PACS: " + gone.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void misbehave(OutputStream out) throws IOException, InterruptedException {
    switch (fault) {
      case SILENT_TO_THE_ASSOCIATION, SILENT_TO_THE_REQUEST -> out.flush();
      case ABORTS -> out.write(ABORT);
      case TALKS_NONSENSE -> out.write(new byte[] {0x55, 0, 0, 0, 0, 4, 1, 2, 3, 4});
      case CLOSES_WITHIN_A_PDU ->
          out.write(new byte[] {P_DATA, 0, 0, 0, 2, 0, 0, 0, 1, (byte) 0xFE});
      case SLOW -> {
        out.write(new byte[] {P_DATA, 0, 0, 0, 2, 0, 0, 0, 1, (byte) 0xFE, 1, 3});
        for (int i = 0; i < 300; i++) {
          Thread.sleep(1000);
          out.write(0);
        }
      }
    }
  }

  /** The A-ASSOCIATE-AC (PS3.8 9.3.3) that accepts each context with its first transfer syntax. */
  private static byte[] accepted(byte[] request) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write(request, 0, 68);
    ByteBuffer in = ByteBuffer.wrap(request).position(68);
    while (in.hasRemaining()) {
      int type = in.get();
      in.get();
      byte[] item = new byte[Short.toUnsignedInt(in.getShort())];
      in.get(item);
      switch (type) {
        case 0x10 -> item(body, 0x10, item);
        case 0x20 -> item(body, 0x21, acceptedContext(item));
        default -> {}
      }
    }
    ByteArrayOutputStream user = new ByteArrayOutputStream();
    item(user, 0x51, ByteBuffer.allocate(4).putInt(16_384).array());
    item(user, 0x52, "2.25.1".getBytes(StandardCharsets.US_ASCII));
    item(body, 0x50, user.toByteArray());
    return ByteBuffer.allocate(6 + body.size())
        .put(ACCEPT)
        .put((byte) 0)
        .putInt(body.size())
        .put(body.toByteArray())
        .array();
  }

  private static byte[] acceptedContext(byte[] proposed) {
    ByteArrayOutputStream context = new ByteArrayOutputStream();
    context.writeBytes(new byte[] {proposed[0], 0, 0, 0});
    ByteBuffer in = ByteBuffer.wrap(proposed).position(4);
    while (in.hasRemaining()) {
      int type = in.get();
      in.get();
      int length = Short.toUnsignedInt(in.getShort());
      if (type == 0x40) {
        item(context, 0x40, Arrays.copyOfRange(proposed, in.position(), in.position() + length));
        break;
      }
      in.position(in.position() + length);
    }
    return context.toByteArray();
  }

  private static void item(ByteArrayOutputStream out, int type, byte[] value) {
    out.writeBytes(
        ByteBuffer.allocate(4)
            .put((byte) type)
            .put((byte) 0)
            .putShort((short) value.length)
            .array());
    out.writeBytes(value);
  }
}
