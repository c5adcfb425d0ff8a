package org.pontis.dicom.net.dimse;

import java.util.OptionalInt;

/**
 * How far the sub-operations of a retrieval are, as far as said (PS3.7 9.1.3.1.6 to 9.1.3.1.9).
 *
 * @param remaining not begun yet; said while pending and when cancelled only
 */
public record SubOperations(
    OptionalInt remaining, OptionalInt completed, OptionalInt failed, OptionalInt warning) {
  private static final SubOperations UNSAID =
      new SubOperations(
          OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());

  /** No counts at all. */
  public static SubOperations unsaid() {
    return UNSAID;
  }

  /** All four counts. */
  public static SubOperations underWay(int remaining, int completed, int failed, int warning) {
    return new SubOperations(
        OptionalInt.of(remaining),
        OptionalInt.of(completed),
        OptionalInt.of(failed),
        OptionalInt.of(warning));
  }

  /** The counts of a retrieval that has ended. */
  public static SubOperations ended(int completed, int failed, int warning) {
    return new SubOperations(
        OptionalInt.empty(),
        OptionalInt.of(completed),
        OptionalInt.of(failed),
        OptionalInt.of(warning));
  }

  /** How many have come to an end, well or not, as far as said. */
  public int done() {
    return completed.orElse(0) + failed.orElse(0) + warning.orElse(0);
  }
}
