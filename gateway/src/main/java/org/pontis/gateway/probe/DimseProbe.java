package org.pontis.gateway.probe;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.pontis.dicom.source.Deadline;

/** All steps, from the bare connection to the limits. */
final class DimseProbe {
  private static final Duration FOR_KEYS = Duration.ofSeconds(25);

  private final Peer peer;
  private final Function<InetAddress, Us> names;
  private final Report report;
  private final Progress progress;

  /**
   * A probe.
   *
   * @param names what the PACS has to call us, by the address it sees us at
   */
  DimseProbe(Peer peer, Function<InetAddress, Us> names, Report report, Progress progress) {
    this.peer = peer;
    this.names = names;
    this.report = report;
    this.progress = progress;
  }

  Conclusion run() {
    Optional<Connection> connection =
        progress.step(Section.ASSOCIATION, "TCP connection", () -> Connection.tryTo(peer.remote()));
    Us us = names.apply(connection.map(Connection::local).orElse(InetAddress.getLoopbackAddress()));
    if (connection.isEmpty()) {
      return Conclusion.unreachable(us);
    }
    report.add(
        Section.ASSOCIATION,
        Finding.yes("TCP connection", Milliseconds.of(connection.get().took())));
    boolean associated =
        progress
            .step(
                Section.ASSOCIATION,
                "association and C-ECHO",
                () -> new AssociationCheck(peer, report).run())
            .isPresent();
    if (associated && peer.remote().tls().isPresent()) {
      report.add(Section.ASSOCIATION, Finding.yes("TLS", "both sides known by certificates"));
    }
    if (!associated) {
      return Conclusion.unreachable(us);
    }
    return examined(us);
  }

  private Conclusion examined(Us us) {
    Optional<Example> example = queries();
    Retrieval retrieval = example.map(found -> retrieval(found, us)).orElse(Retrieval.UNKNOWN);
    if (isAccepted(WorklistCheck.SUBJECT)) {
      progress.step(
          Section.WORKLIST, WorklistCheck.SUBJECT, () -> new WorklistCheck(peer, report).run());
    }
    progress.step(
        Section.STORAGE,
        "storage classes and transfer syntaxes",
        () -> new StorageCheck(peer, report).run());
    int associations =
        progress
            .step(
                Section.LIMITS,
                "associations at once",
                () -> new ConcurrencyCheck(peer, report).run())
            .orElse(0);
    boolean ready = retrieval != Retrieval.UNKNOWN;
    Conclusion.Use use = ready ? Conclusion.Use.READY : Conclusion.Use.INCOMPLETE;
    return new Conclusion(us, use, retrieval, associations);
  }

  private boolean isAccepted(String service) {
    return report.findings(Section.SERVICES).stream()
        .anyMatch(found -> found.subject().equals(service) && found.mark() == Finding.Mark.YES);
  }

  private Optional<Example> queries() {
    try (Inquiry inquiry = new Inquiry(peer)) {
      List<Level> levels =
          progress
              .step(Section.QUERIES, "C-FIND", () -> new Exploration(inquiry, report).run())
              .orElse(List.of());
      if (levels.isEmpty()) {
        report.advise("no study was found: store one there, then probe again to see more");
      }
      Deadline forKeys = peer.within(FOR_KEYS);
      for (Level level : levels) {
        progress.step(
            Section.KEYS,
            "keys of the " + level.word() + " level",
            () -> new KeyChecks(inquiry, report, forKeys).run(level));
      }
      progress.step(
          Section.LIMITS, "answers to one question", () -> new AnswerLimit(inquiry, report).run());
      return Example.of(levels);
    }
  }

  private Retrieval retrieval(Example example, Us us) {
    boolean get =
        progress
            .step(
                Section.RETRIEVAL, GetCheck.SUBJECT, () -> new GetCheck(peer, report).run(example))
            .orElse(false);
    boolean move =
        progress
            .step(
                Section.RETRIEVAL,
                MoveCheck.SUBJECT,
                () -> new MoveCheck(peer, us, report).run(example))
            .orElse(false);
    if (get) {
      return Retrieval.C_GET;
    }
    return move ? Retrieval.C_MOVE : Retrieval.UNKNOWN;
  }
}
