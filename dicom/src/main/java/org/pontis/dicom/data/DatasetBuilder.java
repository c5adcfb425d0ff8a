package org.pontis.dicom.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Collects elements into a {@link Dataset}; a later element replaces one of the same tag. */
public final class DatasetBuilder {
  /** Elements in ascending order of tag, until one comes out of order. */
  private final ArrayList<Element> ascending = new ArrayList<>();

  /** All elements, from then on. */
  private final TreeMap<Tag, Element> sorted = new TreeMap<>();

  DatasetBuilder() {}

  /** Adds or replaces an element. */
  public DatasetBuilder put(Element element) {
    if (sorted.isEmpty() && isNext(element.tag())) {
      ascending.add(element);
    } else {
      sort();
      sorted.put(element.tag(), element);
    }
    return this;
  }

  /** Whether there is an element of this tag by now. */
  public boolean contains(Tag tag) {
    return sorted.containsKey(tag)
        || (!isNext(tag) && ascending.stream().anyMatch(element -> element.tag().equals(tag)));
  }

  /** Adds a text element of one or more values, held as UTF-8. */
  public DatasetBuilder text(Tag tag, Vr vr, String... values) {
    byte[] bytes = String.join("\\", values).getBytes(StandardCharsets.UTF_8);
    return put(new Element.Text(tag, vr, Slice.of(bytes), CharacterSets.UTF_8));
  }

  /** Adds numbers of a binary integer representation (AT, SL, SS, SV, UL, US, UV). */
  public DatasetBuilder integers(Tag tag, Vr vr, long... values) {
    ByteBuffer buffer =
        ByteBuffer.allocate(values.length * vr.unit()).order(ByteOrder.LITTLE_ENDIAN);
    for (long value : values) {
      switch (vr) {
        case US, SS -> buffer.putShort((short) value);
        case UL, SL -> buffer.putInt((int) value);
        case AT -> buffer.putShort((short) (value >>> 16)).putShort((short) value);
        case UV, SV -> buffer.putLong(value);
        default -> throw new IllegalArgumentException(vr + " is not a binary integer");
      }
    }
    return put(new Element.Numbers(tag, vr, Slice.of(buffer.array()), ByteOrder.LITTLE_ENDIAN));
  }

  /** Adds uninterpreted little-endian bytes, not copied. */
  public DatasetBuilder bytes(Tag tag, Vr vr, byte[] value) {
    return put(new Element.Bytes(tag, vr, Slice.of(value), ByteOrder.LITTLE_ENDIAN));
  }

  /** Adds a sequence. */
  public DatasetBuilder items(Tag tag, List<Dataset> items) {
    return put(new Element.Items(tag, Vr.SQ, items));
  }

  /** Adds every element of another data set. */
  public DatasetBuilder putAll(Dataset other) {
    other.elements().forEach(this::put);
    return this;
  }

  /** Removes the element of this tag, if there. */
  public DatasetBuilder remove(Tag tag) {
    sort();
    sorted.remove(tag);
    return this;
  }

  /** The data set of what was added. */
  public Dataset build() {
    if (!sorted.isEmpty()) {
      return new Dataset(new ArrayList<>(sorted.values()));
    }
    return ascending.isEmpty() ? Dataset.empty() : new Dataset(ascending);
  }

  private boolean isNext(Tag tag) {
    return ascending.isEmpty() || ascending.getLast().tag().compareTo(tag) < 0;
  }

  private void sort() {
    ascending.forEach(element -> sorted.put(element.tag(), element));
    ascending.clear();
  }
}
