package org.pontis.dicom.dictionary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.ElementPath.Step;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Vr;

/** Reads attribute paths: {@code RequestAttributesSequence.0.ScheduledProcedureStepID}. */
final class PathParser {
  private static final int DEEPEST = 32;
  private static final int LONGEST_ITEM_NUMBER = 5;

  private PathParser() {}

  static Optional<ElementPath> parse(String text) {
    String[] parts = text.split("\\.", 2 * DEEPEST);
    List<Step> steps = new ArrayList<>();
    int next = 0;
    while (next < parts.length) {
      Optional<Tag> tag = Dictionary.parseTag(parts[next++]);
      boolean last = next == parts.length;
      if (tag.isEmpty() || (!last && !mayHoldItems(tag.get()))) {
        return Optional.empty();
      }
      OptionalInt item = last ? OptionalInt.empty() : itemNumber(parts[next]);
      next += item.isPresent() ? 1 : 0;
      if (item.isPresent() && next == parts.length) {
        return Optional.empty();
      }
      steps.add(new Step(tag.get(), item));
    }
    return Optional.of(new ElementPath(steps));
  }

  private static boolean mayHoldItems(Tag tag) {
    Vr vr = Dictionary.vr(tag);
    return vr == Vr.SQ || vr == Vr.UN;
  }

  private static OptionalInt itemNumber(String part) {
    boolean digits =
        !part.isEmpty()
            && part.length() <= LONGEST_ITEM_NUMBER
            && part.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits ? OptionalInt.of(Integer.parseInt(part)) : OptionalInt.empty();
  }
}
