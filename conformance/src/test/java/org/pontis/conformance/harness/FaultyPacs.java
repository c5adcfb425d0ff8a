package org.pontis.conformance.harness;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A PACS that does one thing wrong, in bytes. */
public final class FaultyPacs implements AutoCloseable {
  /** For good, by the user: calling AE title not recognized (PS3.8 9.3.4). */
  private static final byte[] REJECTION = {3, 0, 0, 0, 0, 4, 0, 1, 1, 3};

  /** For now, by the provider: local limit exceeded. */
  private static final byte[] REJECTION_FOR_NOW = {3, 0, 0, 0, 0, 4, 0, 2, 3, 2};

  private final RawServer server;
  private final Fault fault;

  /** What it does wrong. */
  public enum Fault {
    /** It takes the connection and says nothing. */
    MUTE,
    /** It does not know us. */
    REJECTS,
    /** It serves as many as it can already. */
    REJECTS_FOR_NOW,
    /** It accepts the association and none of its presentation contexts. */
    ACCEPTS_NO_CONTEXT,
    /** It accepts, reads the request, and says nothing. */
    SILENT,
    /** It answers the request with a byte every second. */
    SLOW,
    /** It aborts when it has read the request. */
    ABORTS,
    /** It closes the connection in the middle of a PDU. */
    CLOSES_WITHIN_A_PDU,
    /** It answers with a PDU of a type that does not exist. */
    TALKS_NONSENSE,
    /** It answers with a fragment that is longer than its PDU. */
    SENDS_WRONG_LENGTHS
  }

  private FaultyPacs(Fault fault) {
    this.fault = fault;
    this.server = RawServer.start(this::serve);
  }

  public static FaultyPacs that(Fault fault) {
    return new FaultyPacs(fault);
  }

  public Entity entity() {
    return server.entity("FAULTY");
  }

  @Override
  public void close() {
    server.close();
  }

  private void serve(Socket socket) throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    OutputStream out = socket.getOutputStream();
    if (fault == Fault.MUTE) {
      in.transferTo(OutputStream.nullOutputStream());
      return;
    }
    boolean answered = false;
    for (int type = in.read(); type >= 0 && !answered; type = in.read()) {
      in.readByte();
      byte[] body = in.readNBytes(in.readInt());
      if (type == RawDimse.ASSOCIATE_RQ) {
        out.write(answer(body));
      } else if (type == RawDimse.P_DATA) {
        misbehave(out);
        answered = fault == Fault.CLOSES_WITHIN_A_PDU;
      } else {
        answered = true;
      }
    }
  }

  private byte[] answer(byte[] request) {
    return switch (fault) {
      case REJECTS -> REJECTION;
      case REJECTS_FOR_NOW -> REJECTION_FOR_NOW;
      default -> Acceptance.of(request, _ -> fault == Fault.ACCEPTS_NO_CONTEXT).pdu();
    };
  }

  private void misbehave(OutputStream out) throws IOException {
    switch (fault) {
      case MUTE, SILENT, REJECTS, REJECTS_FOR_NOW, ACCEPTS_NO_CONTEXT -> out.flush();
      case ABORTS -> out.write(RawDimse.ABORT);
      case SENDS_WRONG_LENGTHS ->
          out.write(new byte[] {RawDimse.P_DATA, 0, 0, 0, 0, 8, 0, 0, 0, 40, 1, 3, 0, 0});
      case TALKS_NONSENSE -> out.write(new byte[] {0x55, 0, 0, 0, 0, 4, 1, 2, 3, 4});
      case CLOSES_WITHIN_A_PDU ->
          out.write(new byte[] {RawDimse.P_DATA, 0, 0, 0, 2, 0, 0, 0, 1, (byte) 0xFE});
      case SLOW -> {
        out.write(new byte[] {RawDimse.P_DATA, 0, 0, 0, 2, 0, 0, 0, 1, (byte) 0xFE, 1, 3});
        for (int i = 0; i < 300; i++) {
          LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
          out.write(0);
        }
      }
    }
  }
}
