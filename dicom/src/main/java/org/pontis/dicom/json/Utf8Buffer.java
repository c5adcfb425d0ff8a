package org.pontis.dicom.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.pontis.dicom.data.Slice;

/** A growing array of bytes with what JSON text is made of; kept and reused by one thread. */
final class Utf8Buffer {
  private static final int INITIAL = 16 * 1024;
  private static final int KEPT = 1024 * 1024;
  private static final byte[] HEX = ascii("0123456789ABCDEF");
  private static final byte[] REPLACEMENT = {(byte) 0xEF, (byte) 0xBF, (byte) 0xBD};

  private byte[] bytes = new byte[INITIAL];
  private int size;

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  byte[] bytes() {
    return bytes;
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
    if (bytes.length > KEPT) {
      bytes = new byte[INITIAL];
    }
  }

  /** Makes room for so many bytes more and returns the array, which may be a new one. */
  byte[] room(int count) {
    if (count > bytes.length - size) {
      int wanted = Math.addExact(size, count);
      bytes =
          Arrays.copyOf(
              bytes, Math.max(wanted, (int) Math.min(2L * bytes.length, Integer.MAX_VALUE - 8)));
    }
    return bytes;
  }

  /** Counts bytes written directly into the array, or takes some back. */
  void advance(int count) {
    size += count;
  }

  void put(char asciiCharacter) {
    room(1)[size++] = (byte) asciiCharacter;
  }

  void put(byte[] chunk) {
    System.arraycopy(chunk, 0, room(chunk.length), size, chunk.length);
    size += chunk.length;
  }

  void put(Slice value, int from, int count) {
    value.copyTo(from, count, room(count), size);
    size += count;
  }

  /** Eight hexadecimal digits. */
  void hex(int code) {
    byte[] target = room(8);
    for (int shift = 28; shift >= 0; shift -= 4) {
      target[size++] = HEX[(code >>> shift) & 0xF];
    }
  }

  void integer(long value) {
    if (value == Long.MIN_VALUE) {
      put(ascii(Long.toString(value)));
      return;
    }
    byte[] target = room(20);
    long rest = Math.abs(value);
    int digits = 1;
    for (long power = 10; power <= rest && digits < 19; power *= 10) {
      digits++;
    }
    if (value < 0) {
      target[size++] = '-';
    }
    for (int at = size + digits - 1; at >= size; at--) {
      target[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    size += digits;
  }

  /** Characters of ISO 646 that need no escape. */
  @SuppressWarnings("deprecation") // the one method that copies chars to bytes without encoding
  void plain(String text) {
    text.getBytes(0, text.length(), room(text.length()), size);
    size += text.length();
  }

  /** A JSON string with its quotation marks. */
  void string(String text) {
    put('"');
    int at = 0;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      character(c);
    }
    put('"');
  }

  private void character(int c) {
    byte[] target = room(6);
    if (c < 0x80) {
      if (c >= ' ' && c != '"' && c != '\\') {
        target[size++] = (byte) c;
      } else {
        escaped(c);
      }
    } else if (c < 0x800) {
      target[size++] = (byte) (0xC0 | (c >> 6));
      target[size++] = (byte) (0x80 | (c & 0x3F));
    } else if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
      put(REPLACEMENT);
    } else if (c < 0x10000) {
      target[size++] = (byte) (0xE0 | (c >> 12));
      target[size++] = (byte) (0x80 | ((c >> 6) & 0x3F));
      target[size++] = (byte) (0x80 | (c & 0x3F));
    } else {
      target[size++] = (byte) (0xF0 | (c >> 18));
      target[size++] = (byte) (0x80 | ((c >> 12) & 0x3F));
      target[size++] = (byte) (0x80 | ((c >> 6) & 0x3F));
      target[size++] = (byte) (0x80 | (c & 0x3F));
    }
  }

  private void escaped(int c) {
    byte[] target = room(6);
    target[size++] = '\\';
    switch (c) {
      case '"', '\\' -> target[size++] = (byte) c;
      case '\n' -> target[size++] = 'n';
      case '\r' -> target[size++] = 'r';
      case '\t' -> target[size++] = 't';
      default -> {
        target[size++] = 'u';
        target[size++] = '0';
        target[size++] = '0';
        target[size++] = HEX[c >> 4];
        target[size++] = HEX[c & 0xF];
      }
    }
  }
}
