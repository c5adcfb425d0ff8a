package org.pontis.routes.site.file;

import java.util.ArrayList;
import java.util.List;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.source.RetrieveSummary;

/** Counts what was given out and what could not be. */
final class Delivery {
  private final List<ImagingException> failures = new ArrayList<>();
  private long delivered;

  void delivered() {
    delivered++;
  }

  void failed(ImagingException why) {
    failures.add(why);
  }

  /** How it ended; thrown when nothing could be given out. */
  RetrieveSummary summary() {
    if (delivered == 0 && !failures.isEmpty()) {
      throw failures.getFirst();
    }
    List<Problem> problems = failures.stream().map(ImagingException::problem).toList();
    return new RetrieveSummary(delivered, problems);
  }
}
