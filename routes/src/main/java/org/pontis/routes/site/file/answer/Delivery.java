package org.pontis.routes.site.file.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.Deadline;
import org.pontis.dicom.source.RetrieveSummary;
import org.pontis.dicom.source.SiteId;

/** One call's results: counts what was given out and what could not be. */
public final class Delivery {
  private final SiteId site;
  private final Deadline deadline;
  private final List<ImagingException> failures = new ArrayList<>();
  private long delivered;

  Delivery(SiteId site, Deadline deadline) {
    this.site = site;
    this.deadline = deadline;
  }

  /** Whether there is time for one more; if not, that is noted as why the rest is missing. */
  boolean hasTime() {
    Optional<ImagingException> over = over(site, deadline);
    over.ifPresent(failures::add);
    return over.isEmpty();
  }

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

  /** Why a call must not go on: its time is up, or its thread was told to stop. */
  public static Optional<ImagingException> over(SiteId site, Deadline deadline) {
    if (deadline.hasPassed()) {
      return Optional.of(timeout(site, "the call's deadline has passed"));
    }
    return Thread.currentThread().isInterrupted()
        ? Optional.of(timeout(site, "the call was stopped"))
        : Optional.empty();
  }

  private static ImagingException timeout(SiteId site, String detail) {
    return new ImagingException(Problem.of(ProblemType.SITE_TIMEOUT, site, detail));
  }
}
