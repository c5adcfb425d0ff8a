package org.pontis.dicom.json;

import org.pontis.dicom.data.ByteSwap;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.Slice;

/** InlineBinary of PS3.18 section F.2.7: base64 of the value in little-endian order. */
final class Base64Text {
  private static final byte[] ALPHABET =
      Utf8Buffer.ascii("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");

  private Base64Text() {}

  static void write(Element.Bytes element, Utf8Buffer out) {
    Slice value = ByteSwap.littleEndian(element.value(), element.vr(), element.order());
    int length = value.length();
    byte[] target = out.room(Math.multiplyExact((length + 2) / 3, 4));
    int at = out.size();
    int whole = length - length % 3;
    for (int i = 0; i < whole; i += 3) {
      int bits = (octet(value, i) << 16) | (octet(value, i + 1) << 8) | octet(value, i + 2);
      target[at++] = ALPHABET[bits >> 18];
      target[at++] = ALPHABET[(bits >> 12) & 0x3F];
      target[at++] = ALPHABET[(bits >> 6) & 0x3F];
      target[at++] = ALPHABET[bits & 0x3F];
    }
    if (whole < length) {
      int bits = octet(value, whole) << 16;
      bits |= whole + 1 < length ? octet(value, whole + 1) << 8 : 0;
      target[at++] = ALPHABET[bits >> 18];
      target[at++] = ALPHABET[(bits >> 12) & 0x3F];
      target[at++] = whole + 1 < length ? ALPHABET[(bits >> 6) & 0x3F] : (byte) '=';
      target[at++] = '=';
    }
    out.advance(at - out.size());
  }

  private static int octet(Slice value, int index) {
    return value.at(index) & 0xFF;
  }
}
