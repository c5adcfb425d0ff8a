package org.pontis.dicom.encoding;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Spells Part 10 bytes element by element, valid or not, independently of the writer. */
final class DicomBytes {
  static final String EXPLICIT = "1.2.840.10008.1.2.1";
  static final String IMPLICIT = "1.2.840.10008.1.2";
  static final String BIG = "1.2.840.10008.1.2.2";
  static final String DEFLATED = "1.2.840.10008.1.2.1.99";
  static final int UNDEFINED = -1;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private ByteOrder order = ByteOrder.LITTLE_ENDIAN;

  /** Preamble and file meta information that names a transfer syntax. */
  static DicomBytes file(String transferSyntax) {
    return new DicomBytes().zeros(128).ascii("DICM").meta(transferSyntax);
  }

  static DicomBytes bare() {
    return new DicomBytes();
  }

  DicomBytes meta(String transferSyntax) {
    String padded = transferSyntax.length() % 2 == 0 ? transferSyntax : transferSyntax + "\0";
    return shortForm(0x00020010, "UI", padded.length()).ascii(padded);
  }

  DicomBytes bigEndian() {
    order = ByteOrder.BIG_ENDIAN;
    return this;
  }

  DicomBytes text(int tag, String vr, String value) {
    return shortForm(tag, vr, value.length()).ascii(value);
  }

  DicomBytes us(int tag, int value) {
    return shortForm(tag, "US", 2).u16(value);
  }

  DicomBytes implicit(int tag, String value) {
    return tag(tag).u32(value.length()).ascii(value);
  }

  DicomBytes implicitHeader(int tag, int length) {
    return tag(tag).u32(length);
  }

  DicomBytes shortForm(int tag, String vr, int length) {
    return tag(tag).ascii(vr).u16(length);
  }

  DicomBytes longForm(int tag, String vr, int length) {
    return tag(tag).ascii(vr).u16(0).u32(length);
  }

  DicomBytes bytes(int tag, String vr, byte[] value) {
    return longForm(tag, vr, value.length).raw(value);
  }

  DicomBytes item(int length) {
    return tag(0xFFFEE000).u32(length);
  }

  DicomBytes endItem() {
    return tag(0xFFFEE00D).u32(0);
  }

  DicomBytes endSequence() {
    return tag(0xFFFEE0DD).u32(0);
  }

  DicomBytes tag(int tag) {
    return u16(tag >>> 16).u16(tag);
  }

  DicomBytes u16(int value) {
    return raw(ByteBuffer.allocate(2).order(order).putShort((short) value).array());
  }

  DicomBytes u32(int value) {
    return raw(ByteBuffer.allocate(4).order(order).putInt(value).array());
  }

  DicomBytes ascii(String text) {
    return raw(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  DicomBytes zeros(int count) {
    return raw(new byte[count]);
  }

  DicomBytes raw(byte[] value) {
    bytes.writeBytes(value);
    return this;
  }

  int size() {
    return bytes.size();
  }

  byte[] array() {
    return bytes.toByteArray();
  }

  InputStream stream() {
    return new ByteArrayInputStream(array());
  }
}
