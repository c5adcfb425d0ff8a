package org.pontis.dicom.net.ul;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import org.pontis.dicom.problem.ImagingException;

/**
 * Cuts messages into fragments through one buffer: the command and the first fragment of the data
 * set leave in one write. For one message at a time.
 */
final class MessageWriter {
  /** Header of a P-DATA-TF with one presentation data value. */
  private static final int HEADER = 12;

  private static final int PDV_OVERHEAD = 6;
  private static final int ROOM_FOR_COMMAND = 4 << 10;
  private static final int COMMAND = 1;
  private static final int LAST = 2;

  private final UpperLayer machine;
  private final int longestFragment;
  private final byte[] buffer;
  private final DataSetOutput output = new DataSetOutput();
  private int contextId;
  private int fragmentAt;
  private int end;
  private int writes;

  MessageWriter(UpperLayer machine, int longestFragment) {
    this.machine = machine;
    this.longestFragment = longestFragment;
    this.buffer = new byte[2 * HEADER + ROOM_FOR_COMMAND + longestFragment];
  }

  /** The longest fragment, of even length, for a peer's maximum PDU length and ours. */
  static int longestFragment(long peerMaxPduLength, int ours) {
    long pdu = peerMaxPduLength == 0 ? ours : Math.min(peerMaxPduLength, ours);
    return (int) Math.max(2, (pdu - PDV_OVERHEAD) & ~1L);
  }

  /** Sends a command without data set. */
  void send(int context, byte[] command) {
    begin(context);
    put(command);
    flush();
  }

  /** Sends a command and the data set that belongs to it. */
  void send(int context, byte[] command, DataSetBody body) throws IOException {
    begin(context);
    put(command);
    openFragment();
    body.writeTo(output);
    closeFragment(LAST);
    flush();
  }

  /** Whether the peer has got some of the message. */
  boolean hasBegun() {
    return writes > 0;
  }

  private void begin(int context) {
    contextId = context;
    end = 0;
    writes = 0;
  }

  private void put(byte[] command) {
    int at = 0;
    do {
      int count = Math.min(command.length - at, longestFragment);
      if (end + HEADER + count > buffer.length - HEADER) {
        flush();
      }
      fragmentAt = end;
      end += HEADER;
      System.arraycopy(command, at, buffer, end, count);
      end += count;
      at += count;
      closeFragment(at == command.length ? COMMAND | LAST : COMMAND);
    } while (at < command.length);
  }

  private void openFragment() {
    if (buffer.length - end < HEADER + longestFragment) {
      flush();
    }
    fragmentAt = end;
    end += HEADER;
  }

  private int roomInFragment() {
    return fragmentAt + HEADER + longestFragment - end;
  }

  private void closeFragment(int messageControlHeader) {
    int length = end - fragmentAt - HEADER;
    buffer[fragmentAt] = 4;
    buffer[fragmentAt + 1] = 0;
    putLength(fragmentAt + 2, length + PDV_OVERHEAD);
    putLength(fragmentAt + 6, length + 2);
    buffer[fragmentAt + 10] = (byte) contextId;
    buffer[fragmentAt + 11] = (byte) messageControlHeader;
  }

  private void putLength(int at, int length) {
    buffer[at] = (byte) (length >>> 24);
    buffer[at + 1] = (byte) (length >>> 16);
    buffer[at + 2] = (byte) (length >>> 8);
    buffer[at + 3] = (byte) length;
  }

  private void flush() {
    if (end > 0) {
      writes++;
      machine.tell(Event.Evt9, buffer, end);
      end = 0;
    }
  }

  /** What a data set is written to. */
  private final class DataSetOutput extends OutputStream {
    @Override
    public void write(int value) throws IOException {
      makeRoom();
      buffer[end++] = (byte) value;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      Objects.checkFromIndexSize(from, length, bytes.length);
      int at = from;
      while (at < from + length) {
        makeRoom();
        int count = Math.min(from + length - at, roomInFragment());
        System.arraycopy(bytes, at, buffer, end, count);
        end += count;
        at += count;
      }
    }

    /** A full fragment leaves when more comes, so that the last one is never empty. */
    private void makeRoom() throws IOException {
      if (roomInFragment() == 0) {
        closeFragment(0);
        sendOn();
        openFragment();
      }
    }

    private void sendOn() throws IOException {
      try {
        flush();
      } catch (ImagingException broken) {
        throw new IOException(broken.getMessage(), broken);
      }
    }
  }
}
