package org.pontis.dicom.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A read-only stretch of bytes within a shared buffer: the undecoded value of an element.
 *
 * <p>Whoever makes one must not change the array afterwards. Thread-safe on that condition.
 */
public final class Slice {
  private static final Slice EMPTY = new Slice(new byte[0], 0, 0);

  private final byte[] array;
  private final int offset;
  private final int length;

  private Slice(byte[] array, int offset, int length) {
    this.array = array;
    this.offset = offset;
    this.length = length;
  }

  /** No bytes. */
  public static Slice empty() {
    return EMPTY;
  }

  /** The whole array, not copied. */
  public static Slice of(byte[] array) {
    return new Slice(array, 0, array.length);
  }

  /** Part of the array, not copied. */
  public static Slice of(byte[] array, int offset, int length) {
    if (offset < 0 || length < 0 || offset > array.length - length) {
      throw new IndexOutOfBoundsException("slice " + offset + "+" + length + " of " + array.length);
    }
    return new Slice(array, offset, length);
  }

  /** Length in bytes. */
  public int length() {
    return length;
  }

  /** Whether there are no bytes. */
  public boolean isEmpty() {
    return length == 0;
  }

  /** The byte at an index from 0 to length - 1. */
  public byte at(int index) {
    return array[offset + index];
  }

  /** A part of this slice; shares the bytes. */
  public Slice sub(int from, int count) {
    if (from < 0 || count < 0 || from > length - count) {
      throw new IndexOutOfBoundsException("slice " + from + "+" + count + " of " + length);
    }
    return new Slice(array, offset + from, count);
  }

  /** A read-only view for decoding numbers. */
  public ByteBuffer buffer(ByteOrder order) {
    return ByteBuffer.wrap(array, offset, length).slice().asReadOnlyBuffer().order(order);
  }

  /** Copies some of the bytes to a place in the array. */
  public void copyTo(int from, int count, byte[] target, int at) {
    if (from < 0 || count < 0 || from > length - count) {
      throw new IndexOutOfBoundsException("slice " + from + "+" + count + " of " + length);
    }
    System.arraycopy(array, offset + from, target, at, count);
  }

  /** These bytes as a stream, not copied. */
  public InputStream stream() {
    return new ByteArrayInputStream(array, offset, length);
  }

  /** Writes the bytes to a stream, which must not keep or change the array it is given. */
  public void writeTo(OutputStream out) throws IOException {
    out.write(array, offset, length);
  }

  /** A copy of the bytes. */
  public byte[] toByteArray() {
    return Arrays.copyOfRange(array, offset, offset + length);
  }

  /** The bytes as characters of ISO 8859-1, one to one. */
  @SuppressWarnings(
      "deprecation") // the one constructor that copies bytes to chars without decoding
  String latin1() {
    return new String(array, 0, offset, length);
  }

  /** The bytes decoded by one Java character set, malformed input replaced by U+FFFD. */
  String decode(java.nio.charset.Charset charset) {
    return new String(array, offset, length, charset);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Slice that
        && Arrays.equals(
            array, offset, offset + length, that.array, that.offset, that.offset + that.length);
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int i = 0; i < length; i++) {
      hash = 31 * hash + array[offset + i];
    }
    return hash;
  }

  /** The length only: values are patient data. */
  @Override
  public String toString() {
    return length + " bytes";
  }
}
