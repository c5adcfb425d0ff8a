package org.pontis.routes.federation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.SiteId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Failures of sites as this package reports them: each names its site. */
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(FederatedSource.class);

  private Failures() {}

  /** A failure that came out of a site, with the site's name; what is no problem is a fault. */
  static ImagingException at(SiteId site, Throwable failure) {
    if (!(failure instanceof ImagingException imaging)) {
      LOG.error("Site {}: a fault while the site was asked", site, failure);
      return new ImagingException(
          Problem.of(ProblemType.INTERNAL, site, "a fault while the site was asked"), failure);
    }
    Problem problem = imaging.problem();
    return problem.site().isPresent()
        ? imaging
        : new ImagingException(
            new Problem(problem.type(), problem.detail(), Optional.of(site)), imaging);
  }

  static ImagingException timeout(SiteId site, Duration patience) {
    return new ImagingException(
        Problem.of(
            ProblemType.SITE_TIMEOUT, site, "no answer within " + patience.toMillis() + " ms"));
  }

  /** One failure that tells of all; of the type and at the site of the first. */
  static Optional<ImagingException> together(List<ImagingException> failures) {
    return failures.stream()
        .reduce((all, next) -> {
          Problem first = all.problem();
          String site = next.problem().site().map(SiteId::value).orElse("another");
          String detail =
              "%s; site %s: %s".formatted(first.detail(), site, next.problem().detail());
          return new ImagingException(new Problem(first.type(), detail, first.site()), all);
        });
  }

  /** What is to be said of a site before it is known how its answer ends. */
  static ImagingException silent(SiteId site) {
    return new ImagingException(
        Problem.of(ProblemType.SITE_TIMEOUT, site, "no answer so far; it was not known to be up"));
  }

  static ImagingException interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new ImagingException(
        Problem.of(ProblemType.INTERNAL, "the call was interrupted while sites were asked"), cause);
  }
}
