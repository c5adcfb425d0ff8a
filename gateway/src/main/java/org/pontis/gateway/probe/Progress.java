package org.pontis.gateway.probe;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.source.Deadline;

/** Takes one step after the other and says so; a step that fails is a finding. */
final class Progress {
  private final PrintWriter log;
  private final Deadline deadline;
  private final Report report;
  private final long start = System.nanoTime();

  Progress(PrintWriter log, Deadline deadline, Report report) {
    this.log = log;
    this.deadline = deadline;
    this.report = report;
  }

  /** Takes a step; empty when it failed, which is then in the report. */
  <T> Optional<T> step(Section section, String subject, Supplier<T> work) {
    say(subject);
    if (deadline.hasPassed()) {
      report.add(section, Finding.untried(subject, "no time left; --timeout gives more"));
      return Optional.empty();
    }
    try {
      return Optional.of(work.get());
    } catch (ImagingException failure) {
      say("  " + failure.problem().detail());
      report.add(section, Finding.no(subject, failure.problem().detail()));
      return Optional.empty();
    }
  }

  void say(String what) {
    log.println(String.format(Locale.ROOT, "%6.1f s  %s", elapsed().toNanos() / 1e9, what));
    log.flush();
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
