package org.pontis.gateway.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.pontis.dicom.dictionary.Uids;
import org.pontis.dicom.net.scu.DimseScu;
import org.pontis.dicom.problem.ImagingException;

/** How many associations the PACS serves at once, as far as is polite to try. */
final class ConcurrencyCheck {
  static final int MOST = 8;
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final Peer peer;
  private final Report report;

  ConcurrencyCheck(Peer peer, Report report) {
    this.peer = peer;
    this.report = report;
  }

  /** Holds as many as it can and echoes on each; how many that were. */
  int run() {
    List<DimseScu> held = new ArrayList<>();
    String subject = "associations at once";
    try {
      while (held.size() < MOST) {
        held.add(peer.open(Uids.Verification));
        held.getLast().echo(peer.within(LONGEST));
      }
      report.add(Section.LIMITS, Finding.yes(subject, MOST + " held; more were not tried"));
    } catch (ImagingException refused) {
      report.add(
          Section.LIMITS,
          Finding.partly(
              subject, "%d, then: %s".formatted(held.size(), refused.problem().detail())));
    } finally {
      held.forEach(this::end);
    }
    return held.size();
  }

  private void end(DimseScu scu) {
    try (scu) {
      if (scu.association().isOpen()) {
        scu.release(peer.within(LONGEST));
      }
    } catch (ImagingException gone) {
      report.add(Section.LIMITS, Finding.note("release", gone.problem().detail()));
    }
  }
}
