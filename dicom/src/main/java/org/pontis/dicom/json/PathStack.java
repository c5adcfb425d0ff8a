package org.pontis.dicom.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Tag;

/** The sequences and items around the element being written. */
final class PathStack {
  private int[] tags = new int[8];
  private int[] items = new int[8];
  private int depth;

  void clear() {
    depth = 0;
  }

  void enter(Tag sequence) {
    if (depth == tags.length) {
      tags = Arrays.copyOf(tags, depth * 2);
      items = Arrays.copyOf(items, depth * 2);
    }
    tags[depth++] = sequence.code();
  }

  /** Counted from 0. */
  void item(int index) {
    items[depth - 1] = index;
  }

  void leave() {
    depth--;
  }

  /** The path to an element of the current item. */
  ElementPath to(Tag tag) {
    List<ElementPath.Step> steps = new ArrayList<>(depth + 1);
    for (int i = 0; i < depth; i++) {
      steps.add(new ElementPath.Step(Tag.of(tags[i]), OptionalInt.of(items[i])));
    }
    steps.add(new ElementPath.Step(tag, OptionalInt.empty()));
    return new ElementPath(steps);
  }
}
