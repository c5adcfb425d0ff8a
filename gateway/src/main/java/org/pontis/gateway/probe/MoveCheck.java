package org.pontis.gateway.probe;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.InformationModel;
import org.pontis.dicom.net.dimse.StatusCategory;
import org.pontis.dicom.net.scu.DimseScu;
import org.pontis.dicom.net.scu.RetrieveEnd;
import org.pontis.dicom.net.scu.RetrieveQuestion;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.routes.site.TlsFiles;

/** Whether one instance comes by C-MOVE to a listener of ours; if not, whose turn it is. */
final class MoveCheck {
  static final String SUBJECT = "C-MOVE to us";
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final Peer peer;
  private final Us us;
  private final Report report;

  MoveCheck(Peer peer, Us us, Report report) {
    this.peer = peer;
    this.us = us;
    this.report = report;
  }

  /** Moves the example to us; whether it came. */
  boolean run(Example example) {
    Uid expected = example.instance().instance().orElseThrow();
    Optional<MoveListener> listener = listen(expected);
    if (listener.isEmpty()) {
      return false;
    }
    try (MoveListener listening = listener.get();
        DimseScu scu = peer.open(InformationModel.STUDY_ROOT.move())) {
      long start = System.nanoTime();
      Finding finding = finding(end(scu, example), listening, Milliseconds.since(start));
      report.add(Section.RETRIEVAL, finding);
      return listening.arrival().isPresent();
    }
  }

  private Optional<MoveListener> listen(Uid expected) {
    try {
      return Optional.of(
          new MoveListener(
              new InetSocketAddress(us.host(), us.port()),
              us.tls().map(TlsFiles::settings),
              expected));
    } catch (ImagingException taken) {
      report.add(
          Section.RETRIEVAL,
          Finding.untried(
              SUBJECT,
              "can't listen on %s:%d: if the gateway runs there, stop it for the probe; else name"
                      .formatted(us.host(), us.port())
                  + " an address of this machine and a free port by --listen"));
      return Optional.empty();
    }
  }

  private RetrieveEnd end(DimseScu scu, Example example) {
    RetrieveEnd end =
        scu.move(
            RetrieveQuestion.move(InformationModel.STUDY_ROOT, example.identifier()),
            us.title(),
            peer.within(LONGEST),
            _ -> true);
    if (scu.association().isOpen()) {
      scu.release(peer.within(LONGEST));
    }
    return end;
  }

  private Finding finding(RetrieveEnd end, MoveListener listener, String took) {
    DimseStatus status = end.status();
    if (listener.arrival().isPresent()) {
      return Finding.yes(SUBJECT, listener.arrival().get().words() + ", " + took);
    }
    if (status.hasCodeOf(DimseStatus.MOVE_DESTINATION_UNKNOWN)) {
      report.advise("the PACS does not know " + us.title() + ": its administrator has to add us");
      return Finding.no(SUBJECT, "move destination unknown (status " + status + ")");
    }
    if (status.category() == StatusCategory.SUCCESS) {
      report.advise(
          "the PACS sends what is for %s elsewhere: have host and port checked, which must be %s:%d"
              .formatted(us.title(), us.host(), us.port()));
      return Finding.no(SUBJECT, "said to be done, but nothing came to " + us);
    }
    return listener.offers() == 0 ? unconnected(status) : refused(status);
  }

  private Finding unconnected(DimseStatus status) {
    report.advise(
        ("either the PACS does not know %s, or it has another address for us than %s:%d, or a"
                + " firewall between us lets it not connect: its administrator can tell")
            .formatted(us.title(), us.host(), us.port()));
    if (us.tls().isPresent()) {
      report.advise("we listen over TLS: the PACS has to speak it to us and trust our certificate");
    }
    return Finding.no(SUBJECT, "status %s, and it made no connection to us".formatted(status));
  }

  private Finding refused(DimseStatus status) {
    return Finding.no(
        SUBJECT, "it connected to us, but the instance did not come; status " + status);
  }
}
