package org.pontis.gateway.probe;

import java.io.PrintWriter;
import java.util.Locale;

/** A report as people read it. */
final class ReportText {
  private final PrintWriter out;

  ReportText(PrintWriter out) {
    this.out = out;
  }

  void print(Report report) {
    for (Section section : Section.values()) {
      if (!report.findings(section).isEmpty()) {
        out.println(section.title());
        report.findings(section).forEach(this::print);
        out.println();
      }
    }
    if (!report.advice().isEmpty()) {
      out.println("What to do");
      report.advice().forEach(sentence -> out.println("  - " + sentence));
      out.println();
    }
  }

  private void print(Finding finding) {
    String row =
        String.format(
            Locale.ROOT,
            "  %-39s %-8s %s",
            finding.subject(),
            finding.mark().word(),
            finding.detail());
    out.println(row.stripTrailing());
  }
}
