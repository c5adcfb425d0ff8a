package org.pontis.gateway.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.pontis.dicom.data.CharacterSets;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.dictionary.Uids;
import org.pontis.dicom.net.dimse.QueryDialect;
import org.pontis.dicom.net.dimse.StatusCategory;
import org.pontis.dicom.net.dimse.WorklistQuery;
import org.pontis.dicom.net.scu.DimseScu;
import org.pontis.dicom.net.scu.FindEnd;
import org.pontis.dicom.query.Key;
import org.pontis.dicom.query.Matching;

/** Whether a modality worklist answers (PS3.4 annex K), in which character sets, and by keys. */
final class WorklistCheck {
  /** What is accepted or not when the association is negotiated. */
  static final String SUBJECT = "modality worklist";

  private static final String KEY = "Modality of the scheduled step";
  private static final int ENOUGH = 200;
  private static final Duration LONGEST = Duration.ofSeconds(15);
  private static final QueryDialect DIALECT = QueryDialect.baseline(CharacterSets.UTF_8);

  private final Peer peer;
  private final Report report;

  WorklistCheck(Peer peer, Report report) {
    this.peer = peer;
    this.report = report;
  }

  /** Asks for everything and then for what there can't be; how many items were seen. */
  int run() {
    try (DimseScu scu = peer.open(Uids.ModalityWorklistInformationModelFind)) {
      List<Dataset> items = new ArrayList<>();
      FindEnd end = ask(scu, WorklistQuery.all(), items);
      report.add(Section.WORKLIST, answers(end, items));
      if (!items.isEmpty()) {
        report.add(Section.WORKLIST, characterSets(items));
      }
      if (!items.isEmpty() && scu.association().isOpen()) {
        report.add(Section.WORKLIST, matching(scu));
      }
      if (scu.association().isOpen()) {
        scu.release(peer.within(LONGEST));
      }
      return items.size();
    }
  }

  private FindEnd ask(DimseScu scu, WorklistQuery query, List<Dataset> items) {
    return scu.find(
        Uids.ModalityWorklistInformationModelFind,
        query.identifier(DIALECT).identifier(),
        peer.within(LONGEST),
        item -> {
          items.add(item);
          return items.size() < ENOUGH;
        });
  }

  private static Finding answers(FindEnd end, List<Dataset> items) {
    String subject = "scheduled procedure steps";
    if (items.isEmpty()) {
      return end.status().category() == StatusCategory.SUCCESS
          ? Finding.partly(subject, "no answers: nothing is scheduled, or nothing for us")
          : Finding.no(subject, "status " + end.status());
    }
    String more = items.size() >= ENOUGH ? " or more" : "";
    return Finding.yes(subject, items.size() + more + " answered to C-FIND");
  }

  private static Finding characterSets(List<Dataset> items) {
    String said =
        items.stream()
            .map(item -> String.join("\\", item.strings(Tags.SpecificCharacterSet)))
            .map(terms -> terms.isEmpty() ? "none named" : terms)
            .collect(Collectors.toCollection(TreeSet::new))
            .stream()
            .collect(Collectors.joining(", "));
    return Finding.note("character sets of answers", said);
  }

  private Finding matching(DimseScu scu) {
    List<Dataset> items = new ArrayList<>();
    Key nobodys =
        new Key(
            WorklistQuery.ofStep(Tags.Modality),
            new Matching.SingleValue(Keys.impossible(Tags.Modality)));
    FindEnd end = ask(scu, WorklistQuery.all().with(nobodys), items);
    if (!items.isEmpty()) {
      return Finding.no(KEY, "ignored");
    }
    return end.status().category() == StatusCategory.SUCCESS
        ? Finding.yes(KEY, "matched")
        : Finding.no(KEY, "status " + end.status());
  }
}
