package org.pontis.conformance.harness;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A multi-frame Secondary Capture instance of any size whose pixels are a hole in the file: large
 * to read, small on the disk. Explicit VR Little Endian, written byte by byte.
 */
public record SparseInstance(
    String study, String series, String instance, int frames, int rows, int columns) {
  private static final String SOP_CLASS =
      "1.2.840.10008.5.1.4.1.1.7.3"; // multi-frame grayscale word
  private static final String EXPLICIT_LITTLE = "1.2.840.10008.1.2.1";

  public long frameLength() {
    return 2L * rows * columns;
  }

  public void write(Path file) throws IOException {
    Bytes meta = new Bytes();
    meta.text(0x0002, 0x0002, "UI", SOP_CLASS);
    meta.text(0x0002, 0x0003, "UI", instance);
    meta.text(0x0002, 0x0010, "UI", EXPLICIT_LITTLE);
    Bytes head = new Bytes();
    head.out.writeBytes(new byte[128]);
    head.out.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
    head.header(0x0002, 0x0000, "UL", 4);
    head.number(4, meta.out.size());
    head.out.writeBytes(meta.out.toByteArray());
    dataset(head);
    head.header(0x7FE0, 0x0010, "OW", 0);
    head.number(4, frames * frameLength());
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      out.write(head.out.toByteArray());
      out.setLength(head.out.size() + frames * frameLength());
    }
  }

  private void dataset(Bytes out) {
    out.text(0x0008, 0x0016, "UI", SOP_CLASS);
    out.text(0x0008, 0x0018, "UI", instance);
    out.text(0x0008, 0x0020, "DA", "20260101");
    out.text(0x0008, 0x0060, "CS", "OT");
    out.text(0x0010, 0x0020, "LO", "SPARSE");
    out.text(0x0020, 0x000D, "UI", study);
    out.text(0x0020, 0x000E, "UI", series);
    out.text(0x0020, 0x0013, "IS", "1");
    out.unsigned(0x0028, 0x0002, 1);
    out.text(0x0028, 0x0004, "CS", "MONOCHROME2");
    out.text(0x0028, 0x0008, "IS", Integer.toString(frames));
    out.unsigned(0x0028, 0x0010, rows);
    out.unsigned(0x0028, 0x0011, columns);
    out.unsigned(0x0028, 0x0100, 16);
    out.unsigned(0x0028, 0x0101, 16);
    out.unsigned(0x0028, 0x0102, 15);
    out.unsigned(0x0028, 0x0103, 0);
  }

  /** Elements in explicit VR little endian. */
  private static final class Bytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /**
     * Tag and VR, and the length where its field has two bytes; OW has a reserved field instead.
     */
    private void header(int group, int element, String vr, int length) {
      number(2, group);
      number(2, element);
      out.writeBytes(vr.getBytes(StandardCharsets.US_ASCII));
      number(2, length);
    }

    private void text(int group, int element, String vr, String value) {
      String padded = value.length() % 2 == 0 ? value : value + (vr.equals("UI") ? "\0" : " ");
      header(group, element, vr, padded.length());
      out.writeBytes(padded.getBytes(StandardCharsets.US_ASCII));
    }

    private void unsigned(int group, int element, int value) {
      header(group, element, "US", 2);
      number(2, value);
    }

    private void number(int bytes, long value) {
      byte[] all = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
      out.write(all, 0, bytes);
    }
  }
}
