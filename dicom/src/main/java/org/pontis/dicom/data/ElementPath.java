package org.pontis.dicom.data;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * The way to an element through sequences, for example RequestAttributesSequence, then
 * ScheduledProcedureStepID.
 *
 * @param steps at least one; all but the last name sequences
 */
public record ElementPath(List<Step> steps) {

  /**
   * One step down.
   *
   * @param item which item of the sequence, counted from 0; empty means any item
   */
  public record Step(Tag tag, OptionalInt item) {}

  /** Copies the list. */
  public ElementPath {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a path has at least one step");
    }
  }

  /** A path through any items of these sequences to the last tag. */
  public static ElementPath of(Tag... tags) {
    return new ElementPath(
        List.of(tags).stream().map(tag -> new Step(tag, OptionalInt.empty())).toList());
  }

  /** The tag of the element at the end. */
  public Tag last() {
    return steps.getLast().tag();
  }

  /** The tag of the outermost element. */
  public Tag first() {
    return steps.getFirst().tag();
  }

  /**
   * Hexadecimal tags, and item numbers where given, joined by dots: {@code 00082218.0.00080104}.
   */
  @Override
  public String toString() {
    return steps.stream()
        .map(s -> s.tag().hex() + (s.item().isPresent() ? "." + s.item().getAsInt() : ""))
        .collect(Collectors.joining("."));
  }
}
