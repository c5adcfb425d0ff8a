package org.pontis.conformance.harness;

import static org.pontis.conformance.harness.RawDimse.fragment;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A PACS that lists one study of two CT images, and does not manage to send them. */
public final class OneStudyPacs implements AutoCloseable {
  public static final String STUDY = "2.25.1";

  private static final String SERIES = "2.25.1.1";
  private static final String CT = "1.2.840.10008.5.1.4.1.1.2";
  private static final String GET = "1.2.840.10008.5.1.4.1.2.2.3";
  private static final int C_FIND = 0x0020;
  private static final int C_GET = 0x0010;
  private static final int C_MOVE = 0x0021;
  private static final int RESPONSE = 0x8000;
  private static final int COMMAND = 3;
  private static final int NOT_LAST = 0;
  private static final int LAST = 2;
  private static final int PENDING = 0xFF00;
  private static final int SUCCESS = 0;
  private static final int MOVE_DESTINATION_UNKNOWN = 0xA801;
  private static final int UNABLE_TO_PERFORM_SUB_OPERATIONS = 0xA702;

  private final RawServer server;
  private final Failing failing;

  /** How it does not manage. */
  public enum Failing {
    /** It accepts no presentation context for C-GET. */
    HAS_NO_C_GET,
    /** It knows no destination for C-MOVE. */
    KNOWS_NO_DESTINATION,
    /** It aborts in the middle of the first instance. */
    ABORTS_AN_INSTANCE,
    /** It closes the connection in the middle of the first instance. */
    CUTS_AN_INSTANCE,
    /** It reports success and has sent nothing. */
    SENDS_NOTHING,
    /** It sends one of two and ends with status A702; asked for the other, it does the same. */
    SENDS_HALF;

    /** The service it fails at, as a site's key. */
    public String retrieve() {
      return this == KNOWS_NO_DESTINATION ? "retrieve: c-move" : "retrieve: c-get";
    }

    /** As the id of a site. */
    public String site() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private OneStudyPacs(Failing failing) {
    this.failing = failing;
    this.server = RawServer.start(this::serve);
  }

  public static OneStudyPacs that(Failing failing) {
    return new OneStudyPacs(failing);
  }

  public Entity entity() {
    return server.entity("ONESTUDY");
  }

  @Override
  public void close() {
    server.close();
  }

  private void serve(Socket socket) throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    Conversation conversation = new Conversation(socket.getOutputStream());
    boolean goesOn = true;
    for (int type = in.read(); type >= 0 && goesOn; type = goesOn ? in.read() : -1) {
      in.readByte();
      goesOn = conversation.take(type, in.readNBytes(in.readInt()));
    }
  }

  /** One association. */
  private final class Conversation {
    private final OutputStream out;
    private int ctContext;
    private byte[] command = {};

    Conversation(OutputStream out) {
      this.out = out;
    }

    /** Takes a PDU; false when the connection is to be closed. */
    boolean take(int type, byte[] body) throws IOException {
      switch (type) {
        case RawDimse.ASSOCIATE_RQ -> {
          Acceptance acceptance = Acceptance.of(body, this::isRefused);
          ctContext = acceptance.context(CT);
          out.write(acceptance.pdu());
        }
        case RawDimse.P_DATA -> {
          return fragments(ByteBuffer.wrap(body));
        }
        case RawDimse.RELEASE_RQ -> out.write(RawDimse.pdu(RawDimse.RELEASE_RP, new byte[4]));
        default -> {
          return false;
        }
      }
      return true;
    }

    private boolean isRefused(String abstractSyntax) {
      return failing == Failing.HAS_NO_C_GET && abstractSyntax.equals(GET);
    }

    private boolean fragments(ByteBuffer in) throws IOException {
      boolean goesOn = true;
      while (in.hasRemaining() && goesOn) {
        byte[] bytes = new byte[in.getInt() - 2];
        int contextId = in.get();
        int header = in.get();
        in.get(bytes);
        if (header == COMMAND) {
          command = bytes;
        } else if (header == LAST) {
          goesOn = answer(contextId, new String(bytes, StandardCharsets.ISO_8859_1));
        }
      }
      return goesOn;
    }

    private boolean answer(int contextId, String identifier) throws IOException {
      return switch (RawDimse.number(command, 0x0100)) {
        case C_FIND -> {
          find(contextId, identifier);
          yield true;
        }
        case C_MOVE -> {
          int status = MOVE_DESTINATION_UNKNOWN;
          out.write(fragment(contextId, COMMAND, response(C_MOVE, 0x0101, status)));
          yield true;
        }
        case C_GET -> get(contextId);
        default -> false;
      };
    }

    private void find(int contextId, String identifier) throws IOException {
      boolean ofImages = identifier.contains("IMAGE");
      for (int number = 1; number <= (ofImages ? 2 : 1); number++) {
        ByteArrayOutputStream match = new ByteArrayOutputStream();
        String level = ofImages ? "IMAGE" : identifier.contains("SERIES") ? "SERIES" : "STUDY";
        RawDimse.text(match, 0x00080016, "UI", CT);
        if (ofImages) {
          RawDimse.text(match, 0x00080018, "UI", instance(number));
        }
        RawDimse.text(match, 0x00080052, "CS", level);
        RawDimse.text(match, 0x00080061, "CS", "CT");
        RawDimse.text(match, 0x00080062, "UI", CT);
        RawDimse.text(match, 0x0020000D, "UI", STUDY);
        RawDimse.text(match, 0x0020000E, "UI", SERIES);
        RawDimse.text(match, 0x00201206, "IS", "1");
        RawDimse.text(match, 0x00201208, "IS", "2");
        out.write(fragment(contextId, COMMAND, response(C_FIND, 0x0001, PENDING)));
        out.write(fragment(contextId, LAST, match.toByteArray()));
      }
      out.write(fragment(contextId, COMMAND, response(C_FIND, 0x0101, SUCCESS)));
    }

    private boolean get(int contextId) throws IOException {
      switch (failing) {
        case HAS_NO_C_GET, KNOWS_NO_DESTINATION -> {
          return false;
        }
        case ABORTS_AN_INSTANCE, CUTS_AN_INSTANCE -> {
          store(NOT_LAST);
          if (failing == Failing.ABORTS_AN_INSTANCE) {
            out.write(RawDimse.ABORT);
          }
          return false;
        }
        case SENDS_NOTHING ->
            out.write(fragment(contextId, COMMAND, response(C_GET, 0x0101, SUCCESS)));
        case SENDS_HALF -> {
          store(LAST);
          int status = UNABLE_TO_PERFORM_SUB_OPERATIONS;
          out.write(fragment(contextId, COMMAND, response(C_GET, 0x0101, status)));
        }
      }
      return true;
    }

    /** C-STORE of the first instance, as far as the fragment goes. */
    private void store(int header) throws IOException {
      ByteArrayOutputStream request = new ByteArrayOutputStream();
      RawDimse.element(request, 0x0002, RawDimse.uid(CT));
      RawDimse.element(request, 0x0100, RawDimse.number(1));
      RawDimse.element(request, 0x0110, RawDimse.number(1));
      RawDimse.element(request, 0x0700, RawDimse.number(0));
      RawDimse.element(request, 0x0800, RawDimse.number(1));
      RawDimse.element(request, 0x1000, RawDimse.uid(instance(1)));
      ByteArrayOutputStream dataSet = new ByteArrayOutputStream();
      RawDimse.text(dataSet, 0x00080016, "UI", CT);
      RawDimse.text(dataSet, 0x00080018, "UI", instance(1));
      RawDimse.text(dataSet, 0x0020000D, "UI", STUDY);
      RawDimse.text(dataSet, 0x0020000E, "UI", SERIES);
      out.write(fragment(ctContext, COMMAND, request.toByteArray()));
      out.write(fragment(ctContext, header, dataSet.toByteArray()));
    }

    private byte[] response(int operation, int dataSetType, int status) {
      ByteArrayOutputStream response = new ByteArrayOutputStream();
      RawDimse.element(response, 0x0100, RawDimse.number(RESPONSE | operation));
      RawDimse.element(response, 0x0120, RawDimse.number(RawDimse.number(command, 0x0110)));
      RawDimse.element(response, 0x0800, RawDimse.number(dataSetType));
      RawDimse.element(response, 0x0900, RawDimse.number(status));
      return response.toByteArray();
    }
  }

  private static String instance(int number) {
    return "2.25.1.1." + number + "0";
  }
}
