package org.pontis.gateway.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.RegisteredUid;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.InformationModel;
import org.pontis.dicom.net.pdu.ProposedContext;
import org.pontis.dicom.net.pdu.Role;
import org.pontis.dicom.net.pdu.UserInformation;
import org.pontis.dicom.net.scu.DimseScu;
import org.pontis.dicom.net.scu.RetrieveEnd;
import org.pontis.dicom.net.scu.RetrieveQuestion;
import org.pontis.dicom.net.scu.RetrievedSink;
import org.pontis.dicom.net.ul.WantedContext;

/** Whether one instance comes by C-GET. */
final class GetCheck {
  static final String SUBJECT = "C-GET";

  /** What fits beside the context of C-GET itself (PS3.8 9.3.2.2). */
  private static final int MOST = ProposedContext.MOST - 1;

  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final Peer peer;
  private final Report report;

  GetCheck(Peer peer, Report report) {
    this.peer = peer;
    this.report = report;
  }

  /** Retrieves the example; whether it came. */
  boolean run(Example example) {
    Finding finding = Finding.untried(SUBJECT, "");
    for (List<WantedContext> wanted : offers(example)) {
      finding = get(wanted, example);
      if (finding.mark() != Finding.Mark.NO) {
        break;
      }
    }
    report.add(Section.RETRIEVAL, finding);
    return finding.mark() == Finding.Mark.YES;
  }

  /** The storage contexts to try one after the other: all there are where the class is not said. */
  private static List<List<WantedContext>> offers(Example example) {
    List<Uid> syntaxes = TransferSyntaxes.common().stream().map(RegisteredUid::uid).toList();
    if (example.sopClass().isPresent()) {
      Uid sopClass = example.sopClass().get();
      return List.of(
          syntaxes.stream().map(one -> new WantedContext(sopClass, List.of(one))).toList());
    }
    List<WantedContext> all =
        StorageClasses.all().stream()
            .map(known -> new WantedContext(known.uid(), syntaxes))
            .toList();
    List<List<WantedContext>> offers = new ArrayList<>();
    for (int from = 0; from < all.size(); from += MOST) {
      offers.add(all.subList(from, Math.min(all.size(), from + MOST)));
    }
    return offers;
  }

  private Finding get(List<WantedContext> storage, Example example) {
    List<WantedContext> wanted = new ArrayList<>();
    wanted.add(Peer.context(InformationModel.STUDY_ROOT.get()));
    wanted.addAll(storage);
    List<UserInformation> roles = new ArrayList<>();
    storage.stream()
        .map(WantedContext::abstractSyntax)
        .distinct()
        .forEach(
            sopClass -> roles.add(new UserInformation.RoleSelection(sopClass, Set.of(Role.SCP))));
    try (DimseScu scu = peer.open(wanted, roles)) {
      Finding finding = get(scu, example);
      if (scu.association().isOpen()) {
        scu.release(peer.within(LONGEST));
      }
      return finding;
    }
  }

  private Finding get(DimseScu scu, Example example) {
    List<Arrival> arrivals = new ArrayList<>();
    long start = System.nanoTime();
    RetrieveEnd end =
        scu.get(
            RetrieveQuestion.get(InformationModel.STUDY_ROOT, example.identifier()),
            peer.within(LONGEST),
            object -> {
              arrivals.add(Arrival.of(object));
              return new RetrievedSink.Taken(DimseStatus.SUCCESS, RetrievedSink.Then.CONTINUE);
            });
    return finding(end, arrivals, Milliseconds.since(start));
  }

  private static Finding finding(RetrieveEnd end, List<Arrival> arrivals, String took) {
    if (arrivals.isEmpty()) {
      return Finding.no(SUBJECT, "nothing came, status " + end.status());
    }
    String what = arrivals.getFirst().words() + ", " + took;
    return arrivals.size() == 1
        ? Finding.yes(SUBJECT, what)
        : Finding.partly(
            SUBJECT, "%d instances came although one was asked for".formatted(arrivals.size()));
  }
}
