package org.pontis.routes.federation;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.source.DatasetSink;
import org.pontis.dicom.source.FindSummary;
import org.pontis.dicom.source.SiteId;
import org.pontis.routes.camel.site.CallWatch;

/**
 * Learns, while all sites are being asked, which of them hold something. Sites come out as soon as
 * they are known to hold it, a preferred one first unless it keeps the others waiting.
 */
final class Holders implements DatasetSink, CallWatch {
  /** How long a site that has answered waits for a preferred or a doubtful one that has not. */
  private static final Duration COURTESY = Duration.ofMillis(250);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<SiteId, Answer> answers = new LinkedHashMap<>();
  private final Map<SiteId, ImagingException> failures = new HashMap<>();
  private final Askers askers = new Askers();
  private final long start = System.nanoTime();
  private final Patience patience;
  private final First first;

  /** When the first site may come out. */
  enum First {
    AT_ONCE,
    /** When the sites that are not known to be up have had a moment to answer. */
    AFTER_THE_DOUBTFUL
  }

  private enum Answer {
    PENDING,
    HOLDS,
    TAKEN,
    LACKS
  }

  /**
   * For these sites.
   *
   * @param sites in order of preference
   * @param patience how long to wait for their answers
   */
  Holders(List<SiteId> sites, Patience patience, First first) {
    this.first = first;
    sites.forEach(site -> answers.put(site, Answer.PENDING));
    this.patience = patience;
  }

  @Override
  public boolean accept(SiteId site, Dataset match) {
    settle(site, Answer.HOLDS);
    return false;
  }

  @Override
  public void began(SiteId site) {
    askers.began(site);
  }

  @Override
  public void answered(SiteId site, FindSummary summary) {
    askers.ended(site);
    settle(site, Answer.LACKS);
  }

  @Override
  public void failed(SiteId site, RuntimeException failure) {
    askers.ended(site);
    fail(site, Failures.at(site, failure));
  }

  /** All sites were asked and have ended; one that has not said so was never reached. */
  void fanOutEnded(Optional<Throwable> failure) {
    Throwable cause = failure.orElseGet(() -> new IllegalStateException("a site was not asked"));
    pending().forEach(site -> fail(site, Failures.at(site, cause)));
  }

  /** The next site that holds it; empty when no more will be known. */
  Optional<SiteId> next() {
    lock.lock();
    try {
      while (true) {
        giveUpTheLate();
        Optional<SiteId> ready = ready();
        if (ready.isPresent()) {
          answers.put(ready.get(), Answer.TAKEN);
          return ready;
        }
        if (!answers.containsValue(Answer.PENDING)) {
          return Optional.empty();
        }
        var _ = changed.awaitNanos(untilDecision());
      }
    } catch (InterruptedException stopped) {
      throw Failures.interrupted(stopped);
    } finally {
      lock.unlock();
    }
  }

  /** Who is known, now, not to take part, or was not known to be up and has not answered yet. */
  List<Problem> gaps() {
    lock.lock();
    try {
      Stream<ImagingException> silent =
          pending().stream().filter(site -> !patience.isUp(site)).map(Failures::silent);
      return Stream.concat(failures().stream(), silent).map(ImagingException::problem).toList();
    } finally {
      lock.unlock();
    }
  }

  /** Why sites gave no answer, in order of preference. */
  List<ImagingException> failures() {
    lock.lock();
    try {
      return answers.keySet().stream()
          .flatMap(site -> Optional.ofNullable(failures.get(site)).stream())
          .toList();
    } finally {
      lock.unlock();
    }
  }

  /** Stops whoever still asks. */
  void close() {
    askers.interrupt();
  }

  private List<SiteId> pending() {
    lock.lock();
    try {
      return answers.entrySet().stream()
          .filter(site -> site.getValue() == Answer.PENDING)
          .map(Map.Entry::getKey)
          .toList();
    } finally {
      lock.unlock();
    }
  }

  private void giveUpTheLate() {
    long elapsed = elapsed();
    for (SiteId site : pending()) {
      Duration most = patience.of(site);
      if (elapsed >= most.toNanos()) {
        fail(site, Failures.timeout(site, most));
      }
    }
  }

  private Optional<SiteId> ready() {
    boolean courteous = elapsed() < COURTESY.toNanos();
    if (courteous && first == First.AFTER_THE_DOUBTFUL && isInDoubt()) {
      return Optional.empty();
    }
    for (Map.Entry<SiteId, Answer> site : answers.entrySet()) {
      if (site.getValue() == Answer.HOLDS) {
        return Optional.of(site.getKey());
      }
      if (site.getValue() == Answer.PENDING && courteous) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private boolean isInDoubt() {
    return !pending().stream().allMatch(patience::isUp);
  }

  /** When a decision is due even if no site answers: courtesy ends, or patience with a site. */
  private long untilDecision() {
    long elapsed = elapsed();
    boolean courteous = answers.containsValue(Answer.HOLDS) && elapsed < COURTESY.toNanos();
    return courteous
        ? COURTESY.toNanos() - elapsed
        : pending().stream().mapToLong(site -> patience.of(site).toNanos()).min().orElse(elapsed)
            - elapsed;
  }

  private long elapsed() {
    return System.nanoTime() - start;
  }

  private void settle(SiteId site, Answer answer) {
    lock.lock();
    try {
      if (answers.replace(site, Answer.PENDING, answer)) {
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  private void fail(SiteId site, ImagingException why) {
    lock.lock();
    try {
      if (answers.replace(site, Answer.PENDING, Answer.LACKS)) {
        failures.put(site, why);
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }
}
