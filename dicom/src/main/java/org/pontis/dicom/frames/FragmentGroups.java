package org.pontis.dicom.frames;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.List;
import org.pontis.dicom.data.BulkData.Region;
import org.pontis.dicom.encoding.Fragments;

/** Which fragments make which frame, where no offset table tells (PS3.5 section A.4). */
final class FragmentGroups {
  private final Fragments fragments;
  private final int[] starts;
  private final int frames;

  private FragmentGroups(Fragments fragments, int[] starts, int frames) {
    this.fragments = fragments;
    this.starts = starts;
    this.frames = frames;
  }

  /**
   * Groups by number where that is enough: one frame has all fragments, and as many fragments as
   * frames, or fewer, are one frame each. Else by where images begin.
   */
  static FragmentGroups of(FileChannel channel, Fragments fragments, int frames)
      throws IOException {
    int first = firstFragment(channel, fragments);
    int count = fragments.count() - first;
    if (count == 0) {
      return new FragmentGroups(fragments, new int[] {0}, frames);
    }
    if (frames == 1) {
      return new FragmentGroups(fragments, new int[] {first, fragments.count()}, frames);
    }
    if (count <= frames) {
      int[] each = new int[count + 1];
      Arrays.setAll(each, i -> first + i);
      return new FragmentGroups(fragments, each, frames);
    }
    return new FragmentGroups(fragments, imageStarts(channel, fragments, first, frames), frames);
  }

  /** The first item is the offset table, unless it plainly is an image. */
  private static int firstFragment(FileChannel channel, Fragments fragments) throws IOException {
    return fragments.count() == 0 || startsImage(channel, fragments.item(0)) ? 0 : 1;
  }

  private static boolean startsImage(FileChannel channel, Region item) throws IOException {
    int head = (int) Math.min(Codestream.HEAD, item.length());
    return Codestream.startsWith(OffsetTable.read(channel, item.offset(), head));
  }

  private static int[] imageStarts(FileChannel channel, Fragments fragments, int first, int frames)
      throws IOException {
    int[] starts = new int[frames + 1];
    int found = 0;
    for (int i = first; i < fragments.count(); i++) {
      if (startsImage(channel, fragments.item(i))) {
        if (found == frames) {
          throw ambiguous(fragments.count() - first, frames);
        }
        starts[found] = i;
        found++;
      }
    }
    if (found < frames || starts[0] != first) {
      throw ambiguous(fragments.count() - first, frames);
    }
    starts[frames] = fragments.count();
    return starts;
  }

  private static RuntimeException ambiguous(int fragments, int frames) {
    return FrameProblems.malformed(
        "neither an offset table nor image starts tell which of %d fragments make %d frames"
            .formatted(fragments, frames));
  }

  /** The fragments of a frame counted from 0. */
  List<Region> fragments(int frame) {
    if (frame >= starts.length - 1) {
      throw FrameProblems.missing(frame + 1, frames, starts.length - 1);
    }
    return fragments.items(starts[frame], starts[frame + 1]);
  }
}
