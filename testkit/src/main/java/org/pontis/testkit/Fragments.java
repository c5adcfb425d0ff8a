package org.pontis.testkit;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.pontis.dicom.data.Slice;

/** The items of encapsulated pixel data (PS3.5 A.4) in memory. */
final class Fragments {
  private static final int ITEM_HEADER = 8;
  private static final int ITEM = 0xE000FFFE;

  private Fragments() {}

  /** The offset table and the fragments after it, from the place of the first item's tag. */
  static List<Slice> of(Slice file, long offset) {
    List<Slice> items = new ArrayList<>();
    int at = Math.toIntExact(offset);
    while (number(file, at) == ITEM) {
      int length = number(file, at + 4);
      items.add(file.sub(at + ITEM_HEADER, length));
      at += ITEM_HEADER + length;
    }
    return items;
  }

  private static int number(Slice file, int at) {
    return file.sub(at, 4).buffer(ByteOrder.LITTLE_ENDIAN).getInt();
  }
}
