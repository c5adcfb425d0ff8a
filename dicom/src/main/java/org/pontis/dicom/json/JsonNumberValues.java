package org.pontis.dicom.json;

import java.nio.ByteOrder;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.data.Vr;

/**
 * Values of binary numbers: FL and FD as the shortest decimal that reads back as the same number,
 * SV and UV beyond 2^53 as strings (PS3.18 table F.2.3-1), AT as eight hexadecimal digits. What
 * JSON has no number for is the string NaN, inf or -inf.
 */
final class JsonNumberValues {
  private static final long MAX_EXACT = (1L << 53) - 1;
  private static final byte[] VALUE = Utf8Buffer.ascii(",\"Value\":[");

  private final Utf8Buffer out;

  JsonNumberValues(Utf8Buffer out) {
    this.out = out;
  }

  void write(Element.Numbers element) {
    Vr vr = element.vr();
    int count = element.value().length() / vr.unit();
    if (count == 0) {
      return;
    }
    out.put(VALUE);
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        out.put(',');
      }
      value(vr, element.value(), i * vr.unit(), element.order());
    }
    out.put(']');
  }

  private void value(Vr vr, Slice value, int at, ByteOrder order) {
    switch (vr) {
      case US -> out.integer(bits(value, at, 2, order));
      case SS -> out.integer(signedBits(value, at, 2, order));
      case UL -> out.integer(bits(value, at, 4, order));
      case SL -> out.integer(signedBits(value, at, 4, order));
      case SV -> signed(bits(value, at, 8, order));
      case UV -> unsigned(bits(value, at, 8, order));
      case FL -> single(Float.intBitsToFloat((int) bits(value, at, 4, order)));
      case FD -> number(Double.longBitsToDouble(bits(value, at, 8, order)));
      case AT -> {
        out.put('"');
        out.hex((int) ((bits(value, at, 2, order) << 16) | bits(value, at + 2, 2, order)));
        out.put('"');
      }
      default -> throw new IllegalArgumentException(vr + " is not a number");
    }
  }

  private static long signedBits(Slice value, int at, int size, ByteOrder order) {
    int unused = Long.SIZE - size * Byte.SIZE;
    return bits(value, at, size, order) << unused >> unused;
  }

  private static long bits(Slice value, int at, int size, ByteOrder order) {
    long bits = 0;
    for (int i = 0; i < size; i++) {
      int index = order == ByteOrder.LITTLE_ENDIAN ? at + size - 1 - i : at + i;
      bits = (bits << 8) | (value.at(index) & 0xFF);
    }
    return bits;
  }

  private void signed(long value) {
    if (value >= -MAX_EXACT && value <= MAX_EXACT) {
      out.integer(value);
    } else {
      quoted(Long.toString(value));
    }
  }

  private void unsigned(long value) {
    if (value >= 0 && value <= MAX_EXACT) {
      out.integer(value);
    } else {
      quoted(Long.toUnsignedString(value));
    }
  }

  private void single(float value) {
    if (isSmallInteger(value)) {
      out.integer((long) value);
    } else if (Float.isFinite(value)) {
      out.plain(Float.toString(value));
    } else {
      quoted(notFinite(value));
    }
  }

  private void number(double value) {
    if (isSmallInteger(value)) {
      out.integer((long) value);
    } else if (Double.isFinite(value)) {
      out.plain(Double.toString(value));
    } else {
      quoted(notFinite(value));
    }
  }

  /** Not minus zero, whose sign an integer would lose. */
  private static boolean isSmallInteger(double value) {
    return value == (int) value && (value != 0 || 1 / value > 0);
  }

  private static String notFinite(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    return value > 0 ? "inf" : "-inf";
  }

  private void quoted(String text) {
    out.put('"');
    out.plain(text);
    out.put('"');
  }
}
