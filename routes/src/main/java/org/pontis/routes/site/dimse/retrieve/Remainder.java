package org.pontis.routes.site.dimse.retrieve;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.net.dimse.RetrieveIdentifier;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.source.Deadline;

/**
 * Asks for what a first request did not bring, by instance UIDs. Many PACS give a whole request up
 * over one instance they can't send, so a group that the PACS gives no account of is halved and
 * asked for again until what can be sent has come.
 */
final class Remainder {
  private static final int UIDS_AT_ONCE = 100;

  /** So many requests in a row without an instance are enough. */
  private static final int MOST_FRUITLESS = 16;

  /** Asking for less does not help against these. */
  private static final Set<ProblemType> OF_THE_WHOLE =
      Set.of(ProblemType.SITE_TIMEOUT, ProblemType.OVERLOADED);

  private final Uid study;
  private final Attempts attempts;
  private final Delivery delivery;
  private final Deadline deadline;
  private final Deque<List<Listing.Listed>> open = new ArrayDeque<>();
  private final Map<Uid, String> reasons = new HashMap<>();
  private int fruitless;

  Remainder(Uid study, Attempts attempts, Delivery delivery, Deadline deadline) {
    this.study = study;
    this.attempts = attempts;
    this.delivery = delivery;
    this.deadline = deadline;
  }

  /** Whether less may come where a whole did not. */
  static boolean mayHelpAgainst(List<Problem> problems) {
    return problems.stream().map(Problem::type).noneMatch(OF_THE_WHOLE::contains);
  }

  /** Asks until all of these have come, nobody wants more or nothing helps. */
  void ask(List<Listing.Listed> all) {
    bySeries(missing(all)).forEach(this::enqueue);
    while (!open.isEmpty() && goesOn()) {
      askFor(open.remove());
    }
  }

  /** Those that have not come. */
  List<Listing.Listed> missing(List<Listing.Listed> some) {
    return some.stream().filter(one -> !delivery.has(one.instance())).toList();
  }

  /** Why an instance has not come. */
  String reason(Uid instance) {
    return reasons.getOrDefault(instance, "it did not come, although the PACS counts it");
  }

  private static Collection<List<Listing.Listed>> bySeries(List<Listing.Listed> some) {
    return some.stream()
        .collect(
            Collectors.groupingBy(Listing.Listed::series, LinkedHashMap::new, Collectors.toList()))
        .values();
  }

  private void enqueue(List<Listing.Listed> ofSeries) {
    for (int from = 0; from < ofSeries.size(); from += UIDS_AT_ONCE) {
      open.add(ofSeries.subList(from, Math.min(ofSeries.size(), from + UIDS_AT_ONCE)));
    }
  }

  private boolean goesOn() {
    return fruitless < MOST_FRUITLESS
        && !delivery.isDeclined()
        && !deadline.hasPassed()
        && !Thread.currentThread().isInterrupted();
  }

  private void askFor(List<Listing.Listed> group) {
    int before = delivery.count();
    Attempts.Outcome outcome = attempts.run(request(group), delivery, deadline);
    boolean broughtSome = delivery.count() > before;
    fruitless = broughtSome ? 0 : fruitless + 1;
    List<Listing.Listed> still = missing(group);
    if (!outcome.problems().isEmpty()) {
      String reason = outcome.problems().getLast().detail();
      still.forEach(one -> reasons.put(one.instance(), reason));
    }
    if (!broughtSome && !mayHelpAgainst(outcome.problems())) {
      fruitless = MOST_FRUITLESS;
    } else if (group.size() > 1 && outcome.accounted() < group.size()) {
      halve(still);
    }
  }

  private void halve(List<Listing.Listed> still) {
    int half = (still.size() + 1) / 2;
    if (!still.isEmpty()) {
      open.add(still.subList(0, half));
    }
    if (half < still.size()) {
      open.add(still.subList(half, still.size()));
    }
  }

  private Retriever.Request request(List<Listing.Listed> ofSeries) {
    RetrieveIdentifier identifier =
        new RetrieveIdentifier(
            QueryLevel.INSTANCE,
            Optional.empty(),
            List.of(study),
            List.of(ofSeries.getFirst().series()),
            ofSeries.stream().map(Listing.Listed::instance).toList());
    return new Retriever.Request(identifier, Listing.classes(ofSeries));
  }
}
