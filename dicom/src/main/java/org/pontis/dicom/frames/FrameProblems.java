package org.pontis.dicom.frames;

import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;

/** Why a frame can't be had. */
final class FrameProblems {
  private FrameProblems() {}

  static ImagingException malformed(String reason) {
    return ImagingException.of(ProblemType.MALFORMED_INPUT, reason);
  }

  /** Checks that a number is among those announced. */
  static void check(int number, int announced) {
    if (number < 1 || number > announced) {
      throw ImagingException.of(
          ProblemType.NOT_FOUND,
          "there is no frame %d: the instance has %d".formatted(number, announced));
    }
  }

  static ImagingException missing(int number, int announced, long available) {
    return malformed(
        "frame %d is missing: the instance announces %d, its pixel data holds %d"
            .formatted(number, announced, available));
  }
}
