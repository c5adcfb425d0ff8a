package org.pontis.dicom.data;

import java.nio.ByteOrder;
import java.util.List;

/**
 * A data element of PS3.5 section 7.1: a tag, a value representation and a value not yet decoded.
 */
public sealed interface Element {
  /** The attribute's tag. */
  Tag tag();

  /** The value representation. */
  Vr vr();

  /** Whether the value has zero length or no items. */
  boolean isEmpty();

  /**
   * A value of characters, decoded when asked.
   *
   * @param characterSets what decodes it, as in force where the element stands
   */
  record Text(Tag tag, Vr vr, Slice value, CharacterSets characterSets) implements Element {
    @Override
    public boolean isEmpty() {
      return value.isEmpty();
    }

    @Override
    public String toString() {
      return tag + " " + vr + " " + value;
    }
  }

  /** A value of one or more binary numbers or attribute tags (AT). */
  record Numbers(Tag tag, Vr vr, Slice value, ByteOrder order) implements Element {
    @Override
    public boolean isEmpty() {
      return value.isEmpty();
    }
  }

  /** A value of uninterpreted bytes (OB, OW, OD, OF, OL, OV, UN), held in memory. */
  record Bytes(Tag tag, Vr vr, Slice value, ByteOrder order) implements Element {
    @Override
    public boolean isEmpty() {
      return value.isEmpty();
    }
  }

  /** A sequence of items. */
  record Items(Tag tag, Vr vr, List<Dataset> items) implements Element {
    /** Copies the list. */
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public boolean isEmpty() {
      return items.isEmpty();
    }
  }

  /** A value that is not in memory. */
  record BulkDataReference(Tag tag, Vr vr, BulkData location) implements Element {
    @Override
    public boolean isEmpty() {
      return false;
    }
  }
}
