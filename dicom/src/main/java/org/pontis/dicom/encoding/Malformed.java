package org.pontis.dicom.encoding;

import java.io.IOException;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;

/** The failures of reading, each with its place and no value. */
final class Malformed {
  private Malformed() {}

  static ImagingException at(long position, String reason) {
    return ImagingException.of(
        ProblemType.MALFORMED_INPUT, "at byte %d: %s".formatted(position, reason));
  }

  static ImagingException at(long position, Tag tag, String reason) {
    return at(position, tag + " " + reason);
  }

  /** Deflated bytes from a place on that do not inflate. */
  static ImagingException deflated(long position, IOException broken) {
    return new ImagingException(
        Problem.of(
            ProblemType.MALFORMED_INPUT,
            "at byte %d: the deflated data set is broken or cut off".formatted(position)),
        broken);
  }

  static ImagingException limit(long position, String reason) {
    return ImagingException.of(
        ProblemType.LIMIT_EXCEEDED, "at byte %d: %s".formatted(position, reason));
  }
}
