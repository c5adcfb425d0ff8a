package org.pontis.routes.site.dimse.retrieve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.net.dimse.RetrieveIdentifier;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.source.Deadline;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.dicom.source.SiteId;

/**
 * One retrieval from beginning to end: what there is is found out, asked for, and counted; what did
 * not come is asked for once more, and then reported.
 */
final class Retrieval {
  private static final int UIDS_AT_ONCE = 100;
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
    List<Problem> problems = attempts.run(whole, delivery, deadline);
    if (delivery.isDeclined() || delivery.count() >= listing.count()) {
      return List.of();
    }
    if (!delivery.hasBegun()) {
      throw new ImagingException(problems.isEmpty() ? nothingCame(listing) : problems.getLast());
    }
    return completed(what, listing, delivery, deadline);
  }

  private Problem nothingCame(Listing listing) {
    return Problem.of(
        ProblemType.MALFORMED_FROM_SITE,
        site,
        "the PACS knows %d instances, reported success and sent none".formatted(listing.count()));
  }

  private List<Problem> completed(
      InstanceRef what, Listing listing, Delivery delivery, Deadline deadline) {
    Optional<ImagingException> gone = Optional.empty();
    List<Listing.Listed> missing = List.of();
    String reason = "it did not come, although the PACS counts it";
    try {
      List<Listing.Listed> all =
          listing.instances().isEmpty() ? lister.instances(what, deadline) : listing.instances();
      missing = missing(all, delivery);
      for (Retriever.Request again : requests(what, missing)) {
        List<Problem> problems = attempts.run(again, delivery, deadline);
        if (!problems.isEmpty()) {
          reason = problems.getLast().detail();
        }
        if (delivery.isDeclined()) {
          return List.of();
        }
      }
      missing = missing(all, delivery);
    } catch (ImagingException failed) {
      if (delivery.refusal().isPresent()) {
        throw failed;
      }
      gone = Optional.of(failed);
    }
    if (gone.isPresent()) {
      return List.of(shortfall(listing, delivery, gone.get().problem().detail()));
    }
    return missing.isEmpty() && delivery.count() < listing.count()
        ? List.of(shortfall(listing, delivery, "it lists no more than these"))
        : named(missing, reason);
  }

  private static List<Listing.Listed> missing(List<Listing.Listed> all, Delivery delivery) {
    return all.stream().filter(one -> !delivery.has(one.instance())).toList();
  }

  /** Requests for single instances, of one series each. */
  private static List<Retriever.Request> requests(InstanceRef what, List<Listing.Listed> missing) {
    Map<Uid, List<Listing.Listed>> bySeries =
        missing.stream()
            .collect(
                Collectors.groupingBy(
                    Listing.Listed::series, LinkedHashMap::new, Collectors.toList()));
    List<Retriever.Request> requests = new ArrayList<>();
    bySeries.forEach((series, instances) -> {
      for (int from = 0; from < instances.size(); from += UIDS_AT_ONCE) {
        List<Listing.Listed> some =
            instances.subList(from, Math.min(instances.size(), from + UIDS_AT_ONCE));
        RetrieveIdentifier identifier =
            new RetrieveIdentifier(
                QueryLevel.INSTANCE,
                Optional.empty(),
                List.of(what.study()),
                List.of(series),
                some.stream().map(Listing.Listed::instance).toList());
        requests.add(new Retriever.Request(identifier, Listing.classes(some)));
      }
    });
    return requests;
  }

  private List<Problem> named(List<Listing.Listed> missing, String reason) {
    List<Problem> problems = new ArrayList<>();
    for (Listing.Listed one : missing.subList(0, Math.min(MOST_NAMED, missing.size()))) {
      problems.add(
          Problem.of(
              ProblemType.MALFORMED_FROM_SITE,
              site,
              "instance " + one.instance() + " is missing: " + reason));
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
