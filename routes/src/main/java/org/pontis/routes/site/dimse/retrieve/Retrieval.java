package org.pontis.routes.site.dimse.retrieve;

import java.util.ArrayList;
import java.util.List;
import org.pontis.dicom.net.dimse.RetrieveIdentifier;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.Deadline;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.dicom.source.SiteId;

/**
 * One retrieval from beginning to end: what there is is found out, asked for, and counted; what did
 * not come is asked for by its UIDs, and then reported.
 */
final class Retrieval {
  private static final int MOST_NAMED = 100;

  private final SiteId site;
  private final Lister lister;
  private final Attempts attempts;

  Retrieval(SiteId site, Lister lister, Attempts attempts) {
    this.site = site;
    this.lister = lister;
    this.attempts = attempts;
  }

  /**
   * Retrieves into a delivery.
   *
   * @return a problem for each instance that is missing
   * @throws ImagingException when nothing came
   */
  List<Problem> run(InstanceRef what, Delivery delivery, Deadline deadline) {
    Listing listing = lister.summary(what, deadline);
    Retriever.Request whole =
        new Retriever.Request(RetrieveIdentifier.of(what), listing.sopClasses());
    Attempts.Outcome outcome = attempts.run(whole, delivery, deadline);
    List<Problem> problems = outcome.problems();
    if (delivery.isDeclined() || delivery.count() >= listing.count()) {
      return List.of();
    }
    boolean mayComeApart =
        outcome.answered() && listing.count() > 1 && Remainder.mayHelpAgainst(problems);
    if (!delivery.hasBegun() && !mayComeApart) {
      throw new ImagingException(problems.isEmpty() ? nothingCame(listing) : problems.getLast());
    }
    List<Problem> missing = completed(what, listing, delivery, deadline);
    if (!delivery.hasBegun()) {
      throw new ImagingException(problems.isEmpty() ? nothingCame(listing) : problems.getLast());
    }
    return missing;
  }

  private Problem nothingCame(Listing listing) {
    return Problem.of(
        ProblemType.MALFORMED_FROM_SITE,
        site,
        "the PACS knows %d instances, reported success and sent none".formatted(listing.count()));
  }

  private List<Problem> completed(
      InstanceRef what, Listing listing, Delivery delivery, Deadline deadline) {
    try {
      List<Listing.Listed> all =
          listing.instances().isEmpty() ? lister.instances(what, deadline) : listing.instances();
      Remainder remainder = new Remainder(what.study(), attempts, delivery, deadline);
      remainder.ask(all);
      if (delivery.isDeclined()) {
        return List.of();
      }
      List<Listing.Listed> missing = remainder.missing(all);
      return missing.isEmpty() && delivery.count() < listing.count()
          ? List.of(shortfall(listing, delivery, "it lists no more than these"))
          : named(missing, remainder);
    } catch (ImagingException failed) {
      if (delivery.refusal().isPresent()) {
        throw failed;
      }
      return List.of(shortfall(listing, delivery, failed.problem().detail()));
    }
  }

  private List<Problem> named(List<Listing.Listed> missing, Remainder remainder) {
    List<Problem> problems = new ArrayList<>();
    for (Listing.Listed one : missing.subList(0, Math.min(MOST_NAMED, missing.size()))) {
      problems.add(
          Problem.of(
              ProblemType.MALFORMED_FROM_SITE,
              site,
              "instance " + one.instance() + " is missing: " + remainder.reason(one.instance())));
    }
    if (missing.size() > MOST_NAMED) {
      problems.add(
          Problem.of(
              ProblemType.MALFORMED_FROM_SITE,
              site,
              "%d more instances are missing".formatted(missing.size() - MOST_NAMED)));
    }
    return problems;
  }

  private Problem shortfall(Listing listing, Delivery delivery, String reason) {
    return Problem.of(
        ProblemType.MALFORMED_FROM_SITE,
        site,
        "the PACS counts %d instances and sent %d: %s"
            .formatted(listing.count(), delivery.count(), reason));
  }
}
