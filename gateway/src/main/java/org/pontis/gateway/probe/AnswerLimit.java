package org.pontis.gateway.probe;

import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.net.dimse.StatusCategory;
import org.pontis.dicom.query.QueryLevel;

/** How many answers a question without conditions gets, and whether C-CANCEL is heeded. */
final class AnswerLimit {
  private static final int MOST = 2_000;
  private static final int SMALLEST_LIMIT = 50;
  private static final int ROUND = 50;

  private final Inquiry inquiry;
  private final Report report;

  AnswerLimit(Inquiry inquiry, Report report) {
    this.inquiry = inquiry;
    this.report = report;
  }

  /** Asks for all studies; how many were seen. */
  long run() {
    Dataset nothing = Dataset.empty();
    Dataset everything =
        Keys.question(QueryLevel.STUDY, nothing).text(Tags.StudyInstanceUID, Vr.UI).build();
    long start = System.nanoTime();
    Inquiry.Answers answers = inquiry.ask(everything, MOST);
    int seen = answers.matches().size();
    report.add(Section.LIMITS, limit(answers, seen, Milliseconds.since(start)));
    return seen;
  }

  private static Finding limit(Inquiry.Answers answers, int seen, String took) {
    String subject = "answers to one question";
    StatusCategory category = answers.end().status().category();
    if (category == StatusCategory.FAILURE) {
      return Finding.partly(subject, "%d, then status %s".formatted(seen, answers.end().status()));
    }
    if (seen >= MOST) {
      return Finding.yes(
          subject,
          category == StatusCategory.CANCEL
              ? "more than %d, then C-CANCEL was heeded".formatted(MOST)
              : "more than %d, and C-CANCEL was not heeded".formatted(MOST));
    }
    if (seen >= SMALLEST_LIMIT && seen % ROUND == 0) {
      return Finding.partly(
          subject, "exactly %d in %s: probably cut there without a word".formatted(seen, took));
    }
    return Finding.yes(subject, "all %d in %s".formatted(seen, took));
  }
}
