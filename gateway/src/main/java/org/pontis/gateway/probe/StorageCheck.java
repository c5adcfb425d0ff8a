package org.pontis.gateway.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.RegisteredUid;
import org.pontis.dicom.dictionary.Uids;
import org.pontis.dicom.net.scu.DimseScu;
import org.pontis.dicom.net.ul.AcceptedContext;
import org.pontis.dicom.net.ul.ContextPlan;
import org.pontis.dicom.net.ul.WantedContext;

/** Which storage classes and transfer syntaxes the PACS takes; nothing is stored. */
final class StorageCheck {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final Peer peer;
  private final Report report;

  StorageCheck(Peer peer, Report report) {
    this.peer = peer;
    this.report = report;
  }

  /** Offers them all; how many storage classes are taken. */
  int run() {
    List<RegisteredUid> classes = StorageClasses.all();
    Set<Uid> accepted = new LinkedHashSet<>();
    List<WantedContext> all = classes.stream().map(known -> Peer.context(known.uid())).toList();
    int association = ContextPlan.split(all).getFirst().size();
    for (int from = 0; from < all.size(); from += association) {
      accepted(all.subList(from, Math.min(all.size(), from + association)))
          .forEach(context -> accepted.add(context.abstractSyntax()));
    }
    classes(classes, accepted);
    if (!accepted.isEmpty()) {
      Uid example =
          accepted.contains(Uids.CTImageStorage) ? Uids.CTImageStorage : accepted.iterator().next();
      syntaxes(example);
    }
    return accepted.size();
  }

  private List<AcceptedContext> accepted(List<WantedContext> wanted) {
    try (DimseScu scu = peer.open(wanted, List.of())) {
      List<AcceptedContext> accepted = scu.association().negotiated().accepted();
      scu.release(peer.within(LONGEST));
      return accepted;
    }
  }

  private void classes(List<RegisteredUid> offered, Set<Uid> accepted) {
    String count = "%d of %d that PS3.6 knows".formatted(accepted.size(), offered.size());
    List<String> missing =
        offered.stream()
            .filter(known -> !accepted.contains(known.uid()))
            .map(known -> known.keyword().orElse(known.name()))
            .toList();
    report.add(
        Section.STORAGE,
        accepted.isEmpty()
            ? Finding.no("storage classes", "none: it is not stored to")
            : Finding.note("storage classes", count));
    boolean few = !missing.isEmpty() && missing.size() <= 12;
    if (few) {
      report.add(Section.STORAGE, Finding.note("not among them", String.join(", ", missing)));
    }
  }

  private void syntaxes(Uid sopClass) {
    List<RegisteredUid> offered = TransferSyntaxes.common();
    List<WantedContext> wanted = new ArrayList<>();
    offered.forEach(syntax -> wanted.add(new WantedContext(sopClass, List.of(syntax.uid()))));
    Set<Uid> taken =
        accepted(wanted).stream()
            .map(context -> context.transferSyntax().uid())
            .collect(Collectors.toSet());
    for (RegisteredUid syntax : offered) {
      String name = syntax.keyword().orElse(syntax.name());
      report.add(
          Section.STORAGE,
          taken.contains(syntax.uid()) ? Finding.yes(name, "") : Finding.no(name, ""));
    }
  }
}
