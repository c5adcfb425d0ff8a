package org.pontis.dicom.dictionary;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Vr;

/**
 * The rows of {@code elements.tsv}, kept as its bytes: a row is found through an open-addressed
 * hash of tag codes, text is cut out when asked for. Rows of repeating groups are tried last.
 */
final class ElementTable {
  private static final int SLOT_BITS = 14;
  private static final int ROWS = 1 << (SLOT_BITS - 1);

  /** Columns of a row after the tag. */
  enum Column {
    VR(1),
    VM(2),
    KEYWORD(3),
    NAME(4),
    RETIRED(5);

    private final int tabsBefore;

    Column(int tabsBefore) {
      this.tabsBefore = tabsBefore;
    }
  }

  private final byte[] bytes;
  private final int[] slots = new int[1 << SLOT_BITS];
  private final int[] codes = new int[ROWS];
  private final int[] masks = new int[ROWS];
  private final int[] starts = new int[ROWS];
  private final Vr[] vrs = new Vr[ROWS];
  private int size;
  private int firstRepeating = Integer.MAX_VALUE;

  ElementTable(byte[] bytes) {
    this.bytes = bytes;
    int line = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        if (bytes[line] != '#') {
          add(line);
        }
        line = i + 1;
      }
    }
  }

  private void add(int line) {
    int row = size++;
    for (int i = 0; i < 8; i++) {
      int digit = Character.digit(bytes[line + i], 16);
      codes[row] = (codes[row] << 4) | Math.max(digit, 0);
      masks[row] = (masks[row] << 4) | (digit < 0 ? 0 : 0xF);
    }
    starts[row] = line;
    vrs[row] = VrChoice.usual(bytes, line + 9);
    if (masks[row] == -1) {
      int slot = slot(codes[row]);
      while (slots[slot] != 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = row + 1;
    } else {
      firstRepeating = Math.min(firstRepeating, row);
    }
  }

  private static int slot(int code) {
    return (code * 0x9E3779B9) >>> (32 - SLOT_BITS);
  }

  /** The row of a tag, or -1. */
  int row(int code) {
    int slot = slot(code);
    while (slots[slot] != 0) {
      if (codes[slots[slot] - 1] == code) {
        return slots[slot] - 1;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return (code & 0x10000) == 0 ? repeatingRow(code) : -1;
  }

  private int repeatingRow(int code) {
    for (int row = firstRepeating; row < size; row++) {
      if ((code & masks[row]) == codes[row]) {
        return row;
      }
    }
    return -1;
  }

  Vr vr(int row) {
    return vrs[row];
  }

  List<Vr> vrs(int row) {
    return VrChoice.all(text(row, Column.VR));
  }

  String text(int row, Column column) {
    int from = starts[row];
    for (int skip = column.tabsBefore; skip > 0; from++) {
      if (bytes[from] == '\t') {
        skip--;
      }
    }
    int to = from;
    while (bytes[to] != '\t' && bytes[to] != '\n') {
      to++;
    }
    return new String(bytes, from, to - from, StandardCharsets.US_ASCII);
  }

  int size() {
    return size;
  }

  /**
   * Keyword to tag; a repeating group stands for its first that has no row of its own, for example
   * (6000,3000).
   */
  Map<String, Tag> keywords() {
    Map<String, Tag> keywords = HashMap.newHashMap(size);
    for (int row = 0; row < size; row++) {
      String keyword = text(row, Column.KEYWORD);
      if (!keyword.isEmpty()) {
        keywords.putIfAbsent(keyword, firstOf(row));
      }
    }
    return keywords;
  }

  private Tag firstOf(int row) {
    int code = codes[row];
    int step = Integer.lowestOneBit(~masks[row]);
    while (row(code) != row) {
      code += step;
    }
    return Tag.of(code);
  }
}
