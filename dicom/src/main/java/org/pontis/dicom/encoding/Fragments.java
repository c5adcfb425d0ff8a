package org.pontis.dicom.encoding;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.pontis.dicom.data.BulkData;
import org.pontis.dicom.data.BulkData.Region;
import org.pontis.dicom.data.Tags;

/**
 * Where the items of encapsulated pixel data lie in a file (PS3.5 section A.4), the offset table
 * among them. Twelve bytes of memory for each.
 */
public final class Fragments {
  private static final int FIRST_CAPACITY = 16;

  private long[] offsets = new long[FIRST_CAPACITY];
  private int[] lengths = new int[FIRST_CAPACITY];
  private int count;

  private Fragments() {}

  /** Finds the items by one pass over their headers, no more of them than {@code maxElements}. */
  public static Fragments scan(FileChannel channel, BulkData.Encapsulated items, ReadLimits limits)
      throws IOException {
    ByteInput in = new ByteInput(new ByteFeed.File(channel), limits);
    if (!in.skip(items.offset())) {
      throw Malformed.at(in.position(), Tags.PixelData, "lies beyond the end");
    }
    Fragments found = new Fragments();
    new FragmentWalk(in, Tags.PixelData, in.size(), limits).toEnd(found::add);
    return found;
  }

  private void add(long offset, long length) {
    if (count == offsets.length) {
      offsets = Arrays.copyOf(offsets, count * 2);
      lengths = Arrays.copyOf(lengths, count * 2);
    }
    offsets[count] = offset;
    lengths[count] = (int) length;
    count++;
  }

  /** How many items there are. */
  public int count() {
    return count;
  }

  /** Where the value of an item lies, counted from 0. */
  public Region item(int index) {
    return new Region(offsets[index], Integer.toUnsignedLong(lengths[index]));
  }

  /** Where the values of items lie, the second index not included. */
  public List<Region> items(int from, int to) {
    return IntStream.range(from, to).mapToObj(this::item).toList();
  }
}
