package org.pontis.dicom.encoding;

import org.pontis.dicom.data.Tag;
import org.pontis.dicom.problem.ImagingException;
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

  static ImagingException limit(long position, String reason) {
    return ImagingException.of(
        ProblemType.LIMIT_EXCEEDED, "at byte %d: %s".formatted(position, reason));
  }
}
