package org.pontis.routes.site.dimse.retrieve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.pontis.dicom.net.dimse.DimseService;
import org.pontis.dicom.net.dimse.StatusCategory;
import org.pontis.dicom.net.scu.RetrieveEnd;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.Deadline;
import org.pontis.dicom.source.SiteId;
import org.pontis.routes.site.dimse.find.FailedStatus;

/**
 * The services a site's instances are retrieved by, the one that worked last first. Another is
 * tried only where one brought nothing.
 */
final class Attempts {
  private final SiteId site;
  private final List<Retriever> retrievers;
  private final AtomicReference<Optional<DimseService>> proven =
      new AtomicReference<>(Optional.empty());

  Attempts(SiteId site, List<Retriever> retrievers) {
    this.site = site;
    this.retrievers = List.copyOf(retrievers);
  }

  /** The service that worked last. */
  Optional<DimseService> proven() {
    return proven.get();
  }

  /**
   * What came of trying.
   *
   * @param problems in the order of trying
   * @param accounted how many instances the PACS said it had sent, or could not send, in the end
   * @param answered whether the PACS ended one of them with a status, and did not break off
   */
  record Outcome(List<Problem> problems, int accounted, boolean answered) {
    /** Copies the list. */
    Outcome {
      problems = List.copyOf(problems);
    }
  }

  /** Tries until something comes. */
  Outcome run(Retriever.Request request, Delivery delivery, Deadline deadline) {
    List<Problem> problems = new ArrayList<>();
    int before = delivery.count();
    int accounted = 0;
    boolean answered = false;
    for (Retriever retriever : inOrder()) {
      Attempt attempt = attempt(retriever, request, delivery, deadline);
      attempt.problem().ifPresent(problems::add);
      accounted = Math.max(accounted, attempt.accounted());
      answered |= attempt.answered();
      if (delivery.refusal().isPresent()) {
        throw delivery.refusal().get();
      }
      if (delivery.isDeclined() || delivery.count() > before) {
        proven.set(Optional.of(retriever.service()));
        break;
      }
      if (deadline.hasPassed() || Thread.currentThread().isInterrupted()) {
        break;
      }
    }
    return new Outcome(problems, accounted, answered);
  }

  private List<Retriever> inOrder() {
    Optional<DimseService> first = proven.get();
    return retrievers.stream()
        .filter(retriever -> retrievers.size() == 1 || retriever.isPossible())
        .sorted(Comparator.comparing(retriever -> !first.equals(Optional.of(retriever.service()))))
        .toList();
  }

  /** What came of one service. */
  private record Attempt(Optional<Problem> problem, int accounted, boolean answered) {}

  private Attempt attempt(
      Retriever retriever, Retriever.Request request, Delivery delivery, Deadline deadline) {
    try {
      RetrieveEnd end = retriever.retrieve(request, delivery, deadline);
      boolean complete =
          end.status().category() == StatusCategory.SUCCESS
              || end.status().category() == StatusCategory.CANCEL;
      Optional<Problem> problem =
          complete
              ? Optional.empty()
              : Optional.of(FailedStatus.problem(site, retriever.service(), end.status()));
      return new Attempt(problem, end.subOperations().done(), true);
    } catch (ImagingException failed) {
      return new Attempt(
          delivery.refusal().isPresent() ? Optional.empty() : Optional.of(ofSite(failed)),
          0,
          false);
    }
  }

  private Problem ofSite(ImagingException failed) {
    Problem problem = failed.problem();
    ProblemType type =
        problem.type() == ProblemType.NOT_ACCEPTABLE
            ? ProblemType.MALFORMED_FROM_SITE
            : problem.type();
    return Problem.of(type, site, problem.detail());
  }
}
