package org.pontis.gateway.convert;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.pontis.dicom.problem.ImagingException;

/** Names the files that could not be converted, as they are found, and counts them. */
final class Report {
  private final PrintWriter err;
  private int failures;

  Report(PrintWriter err) {
    this.err = err;
  }

  void failed(Path file, ImagingException failure) {
    failed(file, failure.problem().detail());
  }

  void failed(Path file, String reason) {
    failures++;
    err.println(file + ": " + reason);
    err.flush();
  }

  /** Nothing more can be written, or a folder no longer be listed. */
  void stopped(IOException why) {
    failures++;
    err.println("convert: stopped: " + why.getMessage());
    err.flush();
  }

  int failures() {
    return failures;
  }
}
