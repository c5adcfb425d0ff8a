package org.pontis.dicom.encoding;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Spells Part 10 bytes element by element, valid or not, independently of the writer. */
public final class DicomBytes {
  public static final String EXPLICIT = "1.2.840.10008.1.2.1";
  public static final String IMPLICIT = "1.2.840.10008.1.2";
  public static final String BIG = "1.2.840.10008.1.2.2";
  public static final String DEFLATED = "1.2.840.10008.1.2.1.99";
  public static final int UNDEFINED = -1;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private ByteOrder order = ByteOrder.LITTLE_ENDIAN;

  private DicomBytes() {}

  /** Preamble and file meta information that names a transfer syntax. */
  public static DicomBytes file(String transferSyntax) {
    return new DicomBytes().zeros(128).ascii("DICM").meta(transferSyntax);
  }

  public static DicomBytes bare() {
    return new DicomBytes();
  }

  public DicomBytes meta(String transferSyntax) {
    String padded = transferSyntax.length() % 2 == 0 ? transferSyntax : transferSyntax + "\0";
    return shortForm(0x00020010, "UI", padded.length()).ascii(padded);
  }

  public DicomBytes bigEndian() {
    order = ByteOrder.BIG_ENDIAN;
    return this;
  }

  public DicomBytes text(int tag, String vr, String value) {
    return shortForm(tag, vr, value.length()).ascii(value);
  }

  public DicomBytes us(int tag, int value) {
    return shortForm(tag, "US", 2).u16(value);
  }

  public DicomBytes implicit(int tag, String value) {
    return tag(tag).u32(value.length()).ascii(value);
  }

  public DicomBytes implicitHeader(int tag, int length) {
    return tag(tag).u32(length);
  }

  public DicomBytes shortForm(int tag, String vr, int length) {
    return tag(tag).ascii(vr).u16(length);
  }

  public DicomBytes longForm(int tag, String vr, int length) {
    return tag(tag).ascii(vr).u16(0).u32(length);
  }

  public DicomBytes bytes(int tag, String vr, byte[] value) {
    return longForm(tag, vr, value.length).raw(value);
  }

  public DicomBytes item(int length) {
    return tag(0xFFFEE000).u32(length);
  }

  public DicomBytes endItem() {
    return tag(0xFFFEE00D).u32(0);
  }

  public DicomBytes endSequence() {
    return tag(0xFFFEE0DD).u32(0);
  }

  public DicomBytes tag(int tag) {
    return u16(tag >>> 16).u16(tag);
  }

  public DicomBytes u16(int value) {
    return raw(ByteBuffer.allocate(2).order(order).putShort((short) value).array());
  }

  public DicomBytes u32(int value) {
    return raw(ByteBuffer.allocate(4).order(order).putInt(value).array());
  }

  public DicomBytes ascii(String text) {
    return raw(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  public DicomBytes zeros(int count) {
    return raw(new byte[count]);
  }

  public DicomBytes raw(byte[] value) {
    bytes.writeBytes(value);
    return this;
  }

  public int size() {
    return bytes.size();
  }

  public byte[] array() {
    return bytes.toByteArray();
  }

  public InputStream stream() {
    return new ByteArrayInputStream(array());
  }
}
