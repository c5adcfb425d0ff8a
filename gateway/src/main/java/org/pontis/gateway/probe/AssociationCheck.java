package org.pontis.gateway.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.Uids;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.ExtendedNegotiation;
import org.pontis.dicom.net.dimse.InformationModel;
import org.pontis.dicom.net.dimse.QueryExtension;
import org.pontis.dicom.net.pdu.Role;
import org.pontis.dicom.net.pdu.UserInformation;
import org.pontis.dicom.net.pdu.UserInformation.AsynchronousOperationsWindow;
import org.pontis.dicom.net.scu.DimseScu;
import org.pontis.dicom.net.ul.Negotiated;
import org.pontis.dicom.net.ul.WantedContext;
import org.pontis.dicom.problem.ImagingException;

/** What the PACS agrees to when associations are negotiated, and whether C-ECHO works. */
final class AssociationCheck {
  private static final int ECHOES = 5;
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final Map<String, Uid> SERVICES = services();

  private final Peer peer;
  private final Report report;

  AssociationCheck(Peer peer, Report report) {
    this.peer = peer;
    this.report = report;
  }

  private static Map<String, Uid> services() {
    Map<String, Uid> services = new LinkedHashMap<>();
    services.put("C-FIND study root", InformationModel.STUDY_ROOT.find());
    services.put("C-FIND patient root", InformationModel.PATIENT_ROOT.find());
    services.put("C-GET study root", InformationModel.STUDY_ROOT.get());
    services.put("C-MOVE study root", InformationModel.STUDY_ROOT.move());
    services.put(WorklistCheck.SUBJECT, Uids.ModalityWorklistInformationModelFind);
    services.put("storage commitment", Uids.StorageCommitmentPushModel);
    return services;
  }

  /** Negotiates and echoes; the time of the fastest C-ECHO. */
  Duration run() {
    try (DimseScu scu = open()) {
      negotiated(scu.association().negotiated());
      Duration best = echo(scu);
      scu.release(peer.within(LONGEST));
      return best;
    }
  }

  private DimseScu open() {
    List<WantedContext> wanted = new ArrayList<>();
    wanted.add(Peer.context(Uids.Verification));
    SERVICES.values().forEach(sopClass -> wanted.add(Peer.context(sopClass)));
    List<UserInformation> extended =
        List.of(
            new AsynchronousOperationsWindow(8, 8),
            new UserInformation.SopClassExtendedNegotiation(
                InformationModel.STUDY_ROOT.find(),
                ExtendedNegotiation.write(
                    Set.of(
                        QueryExtension.RELATIONAL_QUERIES,
                        QueryExtension.COMBINED_DATE_TIME,
                        QueryExtension.FUZZY_PERSON_NAMES))));
    try {
      return peer.open(wanted, extended);
    } catch (ImagingException refused) {
      DimseScu plain = peer.open(wanted, List.of());
      report.add(
          Section.ASSOCIATION,
          Finding.no(
              "extended negotiation", "offers with it are refused: " + refused.problem().detail()));
      return plain;
    }
  }

  private Duration echo(DimseScu scu) {
    Duration best = LONGEST;
    for (int i = 0; i < ECHOES; i++) {
      long start = System.nanoTime();
      DimseStatus status = scu.echo(peer.within(LONGEST));
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      if (!status.hasCodeOf(DimseStatus.SUCCESS)) {
        report.add(Section.ASSOCIATION, Finding.no("C-ECHO", "status " + status));
        return best;
      }
      best = took.compareTo(best) < 0 ? took : best;
    }
    report.add(
        Section.ASSOCIATION,
        Finding.yes("C-ECHO", Milliseconds.of(best) + ", the fastest of " + ECHOES));
    return best;
  }

  private void negotiated(Negotiated agreed) {
    note(
        "implementation",
        agreed.implementationVersionName().orElse("without version name")
            + ", "
            + agreed.implementationClassUid().map(Uid::value).orElse("without class UID"));
    long pdu = agreed.peerMaxPduLength();
    note("largest PDU it takes", pdu == 0 ? "unlimited" : pdu + " bytes");
    AsynchronousOperationsWindow window = agreed.asynchronousOperationsWindow();
    boolean asynchronous = !window.equals(AsynchronousOperationsWindow.SYNCHRONOUS);
    report.add(
        Section.ASSOCIATION,
        asynchronous
            ? Finding.yes("asynchronous operations", "window " + words(window))
            : Finding.no("asynchronous operations", "one operation at a time"));
    if (report.findings(Section.ASSOCIATION).stream()
        .noneMatch(finding -> finding.subject().equals("extended negotiation"))) {
      extended(agreed);
    }
    SERVICES.forEach((name, sopClass) -> service(agreed, name, sopClass));
  }

  private static String words(AsynchronousOperationsWindow window) {
    return "%s invoked, %s performed"
        .formatted(
            window.invoked() == 0 ? "any number" : window.invoked(),
            window.performed() == 0 ? "any number" : window.performed());
  }

  private void extended(Negotiated agreed) {
    Set<QueryExtension> granted =
        agreed
            .extended(InformationModel.STUDY_ROOT.find())
            .map(item -> ExtendedNegotiation.read(item.serviceClassApplicationInformation()))
            .orElse(Set.of());
    String names =
        granted.stream()
            .map(extension -> extension.name().toLowerCase(Locale.ROOT).replace('_', ' '))
            .sorted()
            .collect(Collectors.joining(", "));
    report.add(
        Section.ASSOCIATION,
        granted.isEmpty()
            ? Finding.no("extended negotiation", "no relational queries, no fuzzy names")
            : Finding.yes("extended negotiation", names));
  }

  private void service(Negotiated agreed, String name, Uid sopClass) {
    report.add(
        Section.SERVICES,
        agreed.contexts(sopClass, Role.SCU).isEmpty()
            ? Finding.no(name, refusal(agreed, sopClass))
            : Finding.yes(name, ""));
  }

  private static String refusal(Negotiated agreed, Uid sopClass) {
    return agreed.refused().stream()
        .filter(refused -> refused.abstractSyntax().equals(sopClass))
        .map(refused -> refused.why().name().toLowerCase(Locale.ROOT).replace('_', ' '))
        .findFirst()
        .orElse("not answered");
  }

  private void note(String subject, String value) {
    report.add(Section.ASSOCIATION, Finding.note(subject, value));
  }
}
