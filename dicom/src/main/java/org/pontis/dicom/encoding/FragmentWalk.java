package org.pontis.dicom.encoding;

import java.io.IOException;
import java.nio.ByteOrder;
import org.pontis.dicom.data.Tag;

/**
 * Passes over the items of encapsulated pixel data (PS3.5 section A.4). A missing sequence
 * delimiter is tolerated where the data ends with a whole fragment.
 */
final class FragmentWalk {
  private final ByteInput in;
  private final Tag owner;
  private final long bound;
  private final ReadLimits limits;

  /** Takes where the value of an item lies; the first item is the offset table. */
  @FunctionalInterface
  interface ItemSink {
    void accept(long offset, long length);
  }

  FragmentWalk(ByteInput in, Tag owner, long bound, ReadLimits limits) {
    this.in = in;
    this.owner = owner;
    this.bound = bound;
    this.limits = limits;
  }

  /** Passes to the end and tells each item. */
  void toEnd(ItemSink sink) throws IOException {
    int items = 0;
    while (in.available(8) > 0) {
      if (!in.has(8)) {
        throw Malformed.at(in.position(), owner, "breaks off between fragments");
      }
      int tag = in.tag(0, ByteOrder.LITTLE_ENDIAN);
      if (tag == ElementHeader.SEQUENCE_DELIMITATION) {
        in.advance(8);
        return;
      }
      items++;
      if (items > limits.maxElements()) {
        throw Malformed.limit(
            in.position(), "more than %d fragments".formatted(limits.maxElements()));
      }
      fragment(tag, sink);
    }
  }

  private void fragment(int tag, ItemSink sink) throws IOException {
    long length = in.u32(4, ByteOrder.LITTLE_ENDIAN);
    if (tag != ElementHeader.ITEM) {
      throw Malformed.at(
          in.position(), owner, "holds " + Tag.of(tag) + " where a fragment should start");
    }
    in.advance(8);
    if (length == ElementHeader.UNDEFINED || length > bound - in.position()) {
      throw Malformed.at(in.position(), owner, "has a fragment longer than what is left");
    }
    sink.accept(in.position(), length);
    if (!in.skip(length)) {
      throw Malformed.at(in.position(), owner, "breaks off within a fragment");
    }
  }
}
